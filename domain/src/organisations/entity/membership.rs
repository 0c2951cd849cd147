//! The table `membership`.

use sea_orm::entity::prelude::*;

use crate::kernel::{MembershipId, OrganisationId, PersonId, Timestamp};
use crate::organisations::Duty;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MembershipId,
    pub organisation_id: OrganisationId,
    pub person_id: PersonId,
    pub duty: Duty,
    pub created_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
