//! The table `throttle`.

use sea_orm::entity::prelude::*;

use crate::kernel::{ThrottleId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "throttle")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ThrottleId,
    #[sea_orm(column_type = "Text")]
    pub bucket: String,
    pub window_started_at: Timestamp,
    pub hits: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
