//! The table `city_priority`.

use sea_orm::entity::prelude::*;

use crate::kernel::{ChallengeId, CityPriorityId, OrganisationId, SubmissionId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "city_priority")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CityPriorityId,
    pub challenge_id: ChallengeId,
    pub organisation_id: OrganisationId,
    pub submission_id: SubmissionId,
    pub position: i32,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub created_at: Timestamp,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
