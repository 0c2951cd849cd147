//! The table `terms_acceptance`.

use sea_orm::entity::prelude::*;

use crate::kernel::{AccessGrantId, DatasetTermsId, PersonId, TermsAcceptanceId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "terms_acceptance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TermsAcceptanceId,
    pub grant_id: AccessGrantId,
    pub person_id: PersonId,
    pub terms_id: DatasetTermsId,
    pub number: i32,
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    #[sea_orm(column_type = "Text")]
    pub language: String,
    pub accepted_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
