//! The table `testbed_match`.

use sea_orm::entity::prelude::*;

use crate::assignment::MatchState;
use crate::kernel::{AssignmentRoundId, ChallengeId, SubmissionId, TestbedId, TestbedMatchId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "testbed_match")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TestbedMatchId,
    pub round_id: AssignmentRoundId,
    pub challenge_id: ChallengeId,
    pub submission_id: SubmissionId,
    pub testbed_id: TestbedId,
    pub state: MatchState,
    pub winner_confirmed_at: Option<Timestamp>,
    pub operator_confirmed_at: Option<Timestamp>,
    pub confirm_by: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    #[sea_orm(column_type = "Text", nullable)]
    pub end_reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
