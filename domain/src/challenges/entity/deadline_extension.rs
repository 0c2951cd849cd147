//! The table `deadline_extension`.

use sea_orm::entity::prelude::*;

use crate::kernel::{ChallengeId, DeadlineExtensionId, Localized, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deadline_extension")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DeadlineExtensionId,
    pub challenge_id: ChallengeId,
    pub old_closes_at: Timestamp,
    pub new_closes_at: Timestamp,
    pub reason: Localized,
    pub created_by: PersonId,
    pub created_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
