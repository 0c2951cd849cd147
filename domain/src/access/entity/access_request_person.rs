//! The table `access_request_person`.

use sea_orm::entity::prelude::*;

use crate::kernel::{AccessRequestId, AccessRequestPersonId, PersonId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "access_request_person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccessRequestPersonId,
    pub request_id: AccessRequestId,
    pub person_id: PersonId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
