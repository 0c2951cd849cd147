//! The table `reconciliation`: one comparison of what should be with what is.

use sea_orm::entity::prelude::*;

use crate::kernel::{ReconciliationId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reconciliation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReconciliationId,
    pub started_at: Timestamp,
    pub ended_at: Timestamp,
    pub looked_at: i64,
    pub found: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
