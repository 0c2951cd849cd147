//! The table `judge_assignment`.

use sea_orm::entity::prelude::*;

use crate::kernel::{JudgeAssignmentId, PersonId, StageId, SubmissionId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "judge_assignment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JudgeAssignmentId,
    pub stage_id: StageId,
    pub submission_id: SubmissionId,
    pub person_id: PersonId,
    pub attested_at: Option<Timestamp>,
    pub assigned_at: Timestamp,
    pub removed_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
