//! The table `award`.

use sea_orm::entity::prelude::*;

use crate::judging::AwardState;
use crate::kernel::{AwardId, ChallengeId, OrganisationId, PersonId, SubmissionId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "award")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AwardId,
    pub challenge_id: ChallengeId,
    pub submission_id: SubmissionId,
    pub organisation_id: Option<OrganisationId>,
    pub rank: i32,
    pub state: AwardState,
    pub decided_by: PersonId,
    pub decided_at: Timestamp,
    pub announced_at: Option<Timestamp>,
    pub respond_by: Option<Timestamp>,
    pub responded_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
