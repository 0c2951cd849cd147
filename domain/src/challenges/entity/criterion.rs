//! The table `criterion`.

use sea_orm::entity::prelude::*;

use crate::kernel::{CriterionId, Localized, StageId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "criterion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CriterionId,
    pub stage_id: StageId,
    pub position: i32,
    pub name: Localized,
    pub description: Localized,
    pub weight: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub anchors: Json,
    pub threshold: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
