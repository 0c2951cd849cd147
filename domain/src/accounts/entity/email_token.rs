//! The table `email_token`.

use sea_orm::entity::prelude::*;

use crate::accounts::EmailTokenPurpose;
use crate::kernel::{EmailTokenId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "email_token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EmailTokenId,
    pub person_id: PersonId,
    pub purpose: EmailTokenPurpose,
    #[sea_orm(column_type = "Text")]
    pub token_hash: String,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
