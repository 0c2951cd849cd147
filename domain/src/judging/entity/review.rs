//! The table `review`.

use sea_orm::entity::prelude::*;

use crate::judging::ReviewState;
use crate::kernel::{PersonId, ReviewId, StageId, SubmissionId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReviewId,
    pub stage_id: StageId,
    pub submission_id: SubmissionId,
    pub person_id: PersonId,
    pub version: i32,
    pub state: ReviewState,
    #[sea_orm(column_type = "Text")]
    pub panel_comment: String,
    #[sea_orm(column_type = "Text")]
    pub feedback: String,
    pub updated_at: Timestamp,
    pub sent_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
