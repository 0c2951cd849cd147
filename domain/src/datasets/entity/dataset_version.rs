//! The table `dataset_version`.

use sea_orm::entity::prelude::*;

use crate::datasets::DatasetVersionState;
use crate::kernel::{DatasetId, DatasetVersionId, Localized, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DatasetVersionId,
    pub dataset_id: DatasetId,
    pub number: i32,
    pub changelog: Localized,
    pub state: DatasetVersionState,
    pub created_by: Option<PersonId>,
    pub created_at: Timestamp,
    pub published_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
