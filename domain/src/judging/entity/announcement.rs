//! The table `announcement`.

use sea_orm::entity::prelude::*;

use crate::kernel::{AnnouncementId, ChallengeId, PersonId, StageId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "announcement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AnnouncementId,
    pub challenge_id: ChallengeId,
    pub stage_id: StageId,
    pub announced_by: PersonId,
    pub announced_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
