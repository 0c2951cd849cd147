//! The table `access_grant`.

use sea_orm::entity::prelude::*;

use crate::access::GrantState;
use crate::kernel::{AccessGrantId, AccessRequestId, ChallengeId, DatasetId, DatasetVersionId, TeamId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "access_grant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccessGrantId,
    pub request_id: AccessRequestId,
    pub dataset_id: DatasetId,
    pub dataset_version_id: DatasetVersionId,
    pub team_id: TeamId,
    pub challenge_id: ChallengeId,
    pub state: GrantState,
    pub generation: i64,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub provisioned_at: Option<Timestamp>,
    pub end_requested_at: Option<Timestamp>,
    pub end_acknowledged_at: Option<Timestamp>,
    pub end_verified_at: Option<Timestamp>,
    #[sea_orm(column_type = "Text", nullable)]
    pub end_reason: Option<String>,
    pub misconduct: bool,
    pub bytes_used: i64,
    pub bytes_budget: Option<i64>,
    pub lock_version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
