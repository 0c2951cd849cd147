//! The table `team_member`.

use sea_orm::entity::prelude::*;

use crate::kernel::{PersonId, TeamId, TeamMemberId, Timestamp};
use crate::submissions::TeamMemberState;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "team_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TeamMemberId,
    pub team_id: TeamId,
    pub person_id: Option<PersonId>,
    #[sea_orm(column_type = "Text")]
    pub email: String,
    pub state: TeamMemberState,
    pub invited_at: Timestamp,
    pub joined_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
