//! The table `stage`.

use sea_orm::entity::prelude::*;

use crate::challenges::StageKind;
use crate::kernel::{ChallengeId, Localized, StageId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "stage")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StageId,
    pub challenge_id: ChallengeId,
    pub position: i32,
    pub kind: StageKind,
    pub name: Localized,
    pub starts_at: Option<Timestamp>,
    pub ends_at: Option<Timestamp>,
    pub quorum: i32,
    pub blind: bool,
    pub advance_total: Option<i32>,
    pub advance_per_city: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
