//! The table `score`.

use sea_orm::entity::prelude::*;

use crate::kernel::{CriterionId, ReviewId, ScoreId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "score")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ScoreId,
    pub review_id: ReviewId,
    pub criterion_id: CriterionId,
    pub half_points: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
