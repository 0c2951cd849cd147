//! The table `team`.

use sea_orm::entity::prelude::*;

use crate::kernel::{ChallengeId, OrganisationId, PersonId, TeamId, Timestamp};
use crate::submissions::TeamState;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "team")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TeamId,
    pub challenge_id: ChallengeId,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub organisation_id: Option<OrganisationId>,
    pub lead_person_id: PersonId,
    pub state: TeamState,
    pub fictional: bool,
    pub created_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
