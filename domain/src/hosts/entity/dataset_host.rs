//! The table `dataset_host`: on which host a dataset stays.

use sea_orm::entity::prelude::*;

use crate::kernel::{DataHostId, DatasetHostId, DatasetId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset_host")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DatasetHostId,
    pub dataset_id: DatasetId,
    pub host_id: DataHostId,
    pub set_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
