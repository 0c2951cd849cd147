//! The table `storage_quota`: what an administrator set for one organisation.

use sea_orm::entity::prelude::*;

use crate::kernel::{OrganisationId, PersonId, StorageQuotaId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "storage_quota")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StorageQuotaId,
    pub organisation_id: OrganisationId,
    pub bytes: i64,
    pub set_by: Option<PersonId>,
    pub set_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
