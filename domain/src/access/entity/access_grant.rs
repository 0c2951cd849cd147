//! The table `access_grant`.

use sea_orm::entity::prelude::*;

use crate::access::GrantState;
use crate::kernel::{
    AccessGrantId, AccessRequestId, ChallengeId, DatasetId, DatasetVersionId, StageId, TeamId, Timestamp,
};

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
    /// The end that was approved; `ends_at` is never later, and earlier when what the grant stands on ends earlier.
    pub requested_ends_at: Option<Timestamp>,
    /// The stage from which on it is bound to the challenge's funnel; the present one when absent.
    pub stage_id: Option<StageId>,
    /// Whether it moves to each new version; otherwise it stays with the one that was granted.
    pub follows_versions: bool,
    /// When the one reminder before its end was asked for.
    pub reminded_at: Option<Timestamp>,
    /// When that reminder was sent.
    pub reminder_sent_at: Option<Timestamp>,
    /// When people were warned that its budget of bytes comes to an end.
    pub budget_warned_at: Option<Timestamp>,
    pub lock_version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
