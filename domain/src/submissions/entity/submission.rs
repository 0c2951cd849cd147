//! The table `submission`.

use sea_orm::entity::prelude::*;

use crate::kernel::{ChallengeId, SubmissionId, TeamId, Timestamp};
use crate::submissions::SubmissionState;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SubmissionId,
    pub challenge_id: ChallengeId,
    pub team_id: TeamId,
    pub number: i32,
    pub state: SubmissionState,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    pub current_version: Option<i32>,
    pub editing: bool,
    #[sea_orm(column_type = "JsonBinary")]
    pub cities: Json,
    pub created_at: Timestamp,
    pub submitted_at: Option<Timestamp>,
    pub withdrawn_at: Option<Timestamp>,
    pub lock_version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
