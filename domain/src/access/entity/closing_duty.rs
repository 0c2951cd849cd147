//! The table `closing_duty`.

use sea_orm::entity::prelude::*;

use crate::access::{DutyKind, DutyState};
use crate::kernel::{AccessGrantId, ClosingDutyId, DatasetId, OrganisationId, PersonId, TeamId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "closing_duty")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ClosingDutyId,
    pub grant_id: AccessGrantId,
    pub dataset_id: DatasetId,
    pub organisation_id: OrganisationId,
    pub team_id: TeamId,
    /// Whose duty; the whole team's when absent.
    pub person_id: Option<PersonId>,
    pub kind: DutyKind,
    pub state: DutyState,
    /// Days from the sending of the notice to the deadline.
    pub days: i32,
    pub created_at: Timestamp,
    /// When the notice was sent; the deadline counts from here.
    pub told_at: Option<Timestamp>,
    pub due_at: Option<Timestamp>,
    pub reminded_at: Option<Timestamp>,
    pub overdue_at: Option<Timestamp>,
    #[sea_orm(column_type = "Text", nullable)]
    pub statement: Option<String>,
    pub attested_by: Option<PersonId>,
    pub attested_at: Option<Timestamp>,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<Timestamp>,
    #[sea_orm(column_type = "Text", nullable)]
    pub remark: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
