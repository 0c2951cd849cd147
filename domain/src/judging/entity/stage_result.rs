//! The table `stage_result`.

use sea_orm::entity::prelude::*;

use crate::judging::StageOutcome;
use crate::kernel::{PersonId, StageId, StageResultId, SubmissionId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "stage_result")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StageResultId,
    pub stage_id: StageId,
    pub submission_id: SubmissionId,
    pub outcome: StageOutcome,
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    pub decided_by: PersonId,
    pub decided_at: Timestamp,
    pub announced_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
