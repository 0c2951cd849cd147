//! The table `access_decision`.

use sea_orm::entity::prelude::*;

use crate::access::DecisionKind;
use crate::datasets::DeciderRole;
use crate::kernel::{AccessDecisionId, AccessRequestId, ApiClientId, DatasetPolicyId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "access_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccessDecisionId,
    pub request_id: AccessRequestId,
    pub person_id: Option<PersonId>,
    pub kind: DecisionKind,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub decided_at: Timestamp,
    /// The sending of the request that it is about.
    pub round: i32,
    /// The API client that decided for its organisation.
    pub client_id: Option<ApiClientId>,
    /// For what the decider stands.
    pub role: Option<DeciderRole>,
    /// The rule, when the platform decided by itself.
    #[sea_orm(column_type = "Text", nullable)]
    pub rule: Option<String>,
    /// The policy in force.
    pub policy_id: Option<DatasetPolicyId>,
    /// Fewer days than were asked for.
    pub duration_days: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
