//! The table `grant_renewal`.

use sea_orm::entity::prelude::*;

use crate::kernel::{AccessGrantId, AccessRequestId, GrantRenewalId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "grant_renewal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantRenewalId,
    pub request_id: AccessRequestId,
    pub grant_id: AccessGrantId,
    pub to_latest: bool,
    pub renewed_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
