//! The table `access_recusal`: who stood back from deciding about a request.

use sea_orm::entity::prelude::*;

use crate::kernel::{AccessRecusalId, AccessRequestId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "access_recusal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccessRecusalId,
    pub request_id: AccessRequestId,
    pub person_id: PersonId,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub declared_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
