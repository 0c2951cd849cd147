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
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
