//! The table `grant_person`.

use sea_orm::entity::prelude::*;

use crate::kernel::{AccessGrantId, GrantPersonId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "grant_person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantPersonId,
    pub grant_id: AccessGrantId,
    pub person_id: PersonId,
    pub ended_at: Option<Timestamp>,
    /// Who took them off; nobody when what it stood on went.
    pub ended_by: Option<PersonId>,
    #[sea_orm(column_type = "Text", nullable)]
    pub end_reason: Option<String>,
    /// Whether they were taken off for misconduct; otherwise it is neutral.
    pub misconduct: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
