//! The table `access_decision`.

use sea_orm::entity::prelude::*;

use crate::access::DecisionKind;
use crate::kernel::{AccessDecisionId, AccessRequestId, PersonId, Timestamp};

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
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
