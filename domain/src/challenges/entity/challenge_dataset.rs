//! The table `challenge_dataset`.

use sea_orm::entity::prelude::*;

use crate::kernel::{ChallengeDatasetId, ChallengeId, DatasetId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge_dataset")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ChallengeDatasetId,
    pub challenge_id: ChallengeId,
    pub dataset_id: DatasetId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
