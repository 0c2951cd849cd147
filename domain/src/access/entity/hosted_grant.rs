//! The table `hosted_grant`: on which partner's host a grant works, and what that host last said it holds.

use sea_orm::entity::prelude::*;

use crate::access::HeldState;
use crate::kernel::{AccessGrantId, DataHostId, HostedGrantId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "hosted_grant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HostedGrantId,
    pub grant_id: AccessGrantId,
    pub host_id: DataHostId,
    pub held_generation: Option<i64>,
    pub held_state: Option<HeldState>,
    pub held_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
