//! The table `follower`.

use sea_orm::entity::prelude::*;

use crate::kernel::{ChallengeId, FollowerId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "follower")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FollowerId,
    pub challenge_id: ChallengeId,
    pub person_id: PersonId,
    pub created_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
