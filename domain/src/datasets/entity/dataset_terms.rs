//! The table `dataset_terms`.

use sea_orm::entity::prelude::*;

use crate::datasets::TermsTransition;
use crate::kernel::{DatasetId, DatasetTermsId, Localized, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset_terms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DatasetTermsId,
    pub dataset_id: DatasetId,
    pub number: i32,
    pub text: Localized,
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    /// What these terms mean for grants that were there before them.
    pub transition: TermsTransition,
    /// Until when such grants go on without acceptance.
    pub grace_until: Option<Timestamp>,
    pub created_by: Option<PersonId>,
    pub created_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
