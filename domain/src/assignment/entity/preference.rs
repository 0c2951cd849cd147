//! The table `preference`.

use sea_orm::entity::prelude::*;

use crate::kernel::{ChallengeId, PreferenceId, SubmissionId, TestbedId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "preference")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PreferenceId,
    pub challenge_id: ChallengeId,
    pub submission_id: SubmissionId,
    pub testbed_id: TestbedId,
    pub position: i32,
    pub created_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
