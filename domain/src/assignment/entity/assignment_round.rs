//! The table `assignment_round`.

use sea_orm::entity::prelude::*;

use crate::kernel::{AssignmentRoundId, ChallengeId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assignment_round")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssignmentRoundId,
    pub challenge_id: ChallengeId,
    pub number: i32,
    pub dry: bool,
    #[sea_orm(column_type = "Text")]
    pub algorithm: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub input: Json,
    #[sea_orm(column_type = "Text")]
    pub input_hash: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub certificate: Json,
    pub run_by: PersonId,
    pub run_at: Timestamp,
    pub confirm_by: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
