//! The table `access_request`.

use sea_orm::entity::prelude::*;

use crate::access::{RequestState, VersionPolicy};
use crate::kernel::{
    AccessFormId, AccessRequestId, ChallengeId, DatasetId, DatasetPolicyId, DatasetTermsId, DatasetVersionId, PersonId,
    StageId, SubmissionId, TeamId, Timestamp,
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
    /// Purposes of the vocabulary, an array.
    #[sea_orm(column_type = "JsonBinary")]
    pub purposes: Json,
    /// Answers to the questions of the dataset's form, by key.
    #[sea_orm(column_type = "JsonBinary")]
    pub answers: Json,
    pub version_policy: VersionPolicy,
    /// How many times it was sent; votes count for the round in which they were given.
    pub round: i32,
    /// The version that was the newest when it was sent.
    pub dataset_version_id: Option<DatasetVersionId>,
    /// The policy that was in force when it was sent.
    pub policy_id: Option<DatasetPolicyId>,
    /// The form that was answered.
    pub form_id: Option<AccessFormId>,
    /// When the managers of the publisher were told that it is late or that nobody else can decide.
    pub escalated_at: Option<Timestamp>,
    /// When the administrators of the platform were told.
    pub escalated_to_platform_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
