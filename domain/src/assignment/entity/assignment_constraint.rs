//! The table `assignment_constraint`.

use sea_orm::entity::prelude::*;

use crate::assignment::ConstraintKind;
use crate::kernel::{AssignmentConstraintId, ChallengeId, PersonId, SubmissionId, TestbedId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assignment_constraint")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssignmentConstraintId,
    pub challenge_id: ChallengeId,
    pub kind: ConstraintKind,
    pub submission_id: SubmissionId,
    pub testbed_id: TestbedId,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub created_by: PersonId,
    pub created_at: Timestamp,
    pub lifted_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
