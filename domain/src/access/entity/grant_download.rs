//! The table `grant_download`.

use sea_orm::entity::prelude::*;

use crate::kernel::{AccessGrantId, DistributionId, GrantDownloadId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "grant_download")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantDownloadId,
    pub grant_id: AccessGrantId,
    pub person_id: Option<PersonId>,
    pub distribution_id: DistributionId,
    pub bytes: i64,
    pub started_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
