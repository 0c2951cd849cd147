//! The table `sanction`.

use sea_orm::entity::prelude::*;

use crate::access::SanctionScope;
use crate::kernel::{AccessGrantId, OrganisationId, PersonId, SanctionId, TeamId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sanction")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SanctionId,
    /// The person it is on; exactly one of person and team is set.
    pub person_id: Option<PersonId>,
    pub team_id: Option<TeamId>,
    pub scope: SanctionScope,
    /// The publisher whose data it concerns.
    pub organisation_id: OrganisationId,
    pub grant_id: AccessGrantId,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    #[sea_orm(column_type = "Text")]
    pub evidence: String,
    pub imposed_by: Option<PersonId>,
    pub imposed_at: Timestamp,
    /// Until when; for good when absent.
    pub until: Option<Timestamp>,
    pub lifted_by: Option<PersonId>,
    pub lifted_at: Option<Timestamp>,
    #[sea_orm(column_type = "Text", nullable)]
    pub lift_reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
