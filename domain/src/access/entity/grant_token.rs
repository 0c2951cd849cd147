//! The table `grant_token`: tokens given out for partners' hosts, never the tokens themselves.

use sea_orm::entity::prelude::*;

use crate::kernel::{AccessGrantId, DataHostId, GrantTokenId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "grant_token")]
pub struct Model {
    /// The `jti` of the token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantTokenId,
    pub grant_id: AccessGrantId,
    pub host_id: DataHostId,
    pub person_id: PersonId,
    pub generation: i64,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
