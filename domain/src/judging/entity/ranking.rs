//! The table `ranking`.

use sea_orm::entity::prelude::*;

use crate::kernel::{PersonId, RankingId, StageId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ranking")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RankingId,
    pub stage_id: StageId,
    #[sea_orm(column_type = "Text")]
    pub input_hash: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub input: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub figures: Json,
    pub computed_by: Option<PersonId>,
    pub computed_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
