//! The table `pilot`.

use sea_orm::entity::prelude::*;

use crate::kernel::{ChallengeId, PilotId, SubmissionId, TestbedId, TestbedMatchId, Timestamp};
use crate::pilots::PilotState;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pilot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PilotId,
    pub challenge_id: ChallengeId,
    pub submission_id: SubmissionId,
    pub testbed_id: TestbedId,
    pub match_id: TestbedMatchId,
    pub state: PilotState,
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    pub created_at: Timestamp,
    pub starts_on: Option<Timestamp>,
    pub ends_on: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
