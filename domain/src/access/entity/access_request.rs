//! The table `access_request`.

use sea_orm::entity::prelude::*;

use crate::access::RequestState;
use crate::kernel::{
    AccessRequestId, ChallengeId, DatasetId, DatasetTermsId, PersonId, StageId, SubmissionId, TeamId, Timestamp,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "access_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccessRequestId,
    pub dataset_id: DatasetId,
    pub team_id: TeamId,
    pub challenge_id: ChallengeId,
    pub submission_id: SubmissionId,
    pub stage_id: Option<StageId>,
    pub state: RequestState,
    #[sea_orm(column_type = "Text")]
    pub purpose: String,
    pub duration_days: i32,
    pub terms_id: Option<DatasetTermsId>,
    #[sea_orm(column_type = "Text", nullable)]
    pub terms_sha256: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub terms_language: Option<String>,
    pub terms_accepted_at: Option<Timestamp>,
    pub created_by: PersonId,
    pub created_at: Timestamp,
    pub submitted_at: Option<Timestamp>,
    pub decided_at: Option<Timestamp>,
    pub due_at: Option<Timestamp>,
    pub lock_version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
