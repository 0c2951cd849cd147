//! The table `grant_effect`.

use sea_orm::entity::prelude::*;

use crate::access::EffectKind;
use crate::access::EffectState;
use crate::kernel::{AccessGrantId, GrantEffectId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "grant_effect")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantEffectId,
    pub grant_id: AccessGrantId,
    pub kind: EffectKind,
    pub generation: i64,
    pub state: EffectState,
    pub requested_at: Timestamp,
    pub acknowledged_at: Option<Timestamp>,
    pub verified_at: Option<Timestamp>,
    #[sea_orm(column_type = "JsonBinary")]
    pub detail: Json,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
