//! The table `dataset_policy`: every policy that was ever in force, numbered.

use sea_orm::entity::prelude::*;

use crate::kernel::{DatasetId, DatasetPolicyId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset_policy")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DatasetPolicyId,
    pub dataset_id: DatasetId,
    pub number: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub policy: Json,
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    pub created_by: Option<PersonId>,
    pub created_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
