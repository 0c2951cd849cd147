//! The table `dataset_correction`.

use sea_orm::entity::prelude::*;

use crate::kernel::{DatasetCorrectionId, DatasetVersionId, Localized, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset_correction")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DatasetCorrectionId,
    pub dataset_version_id: DatasetVersionId,
    pub note: Localized,
    pub created_by: Option<PersonId>,
    pub created_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
