//! The table `refresh_token`.

use sea_orm::entity::prelude::*;

use crate::kernel::{RefreshTokenId, SessionId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "refresh_token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RefreshTokenId,
    pub session_id: SessionId,
    #[sea_orm(column_type = "Text")]
    pub token_hash: String,
    pub issued_at: Timestamp,
    pub used_at: Option<Timestamp>,
    pub expires_at: Timestamp,
    pub successor_id: Option<RefreshTokenId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
