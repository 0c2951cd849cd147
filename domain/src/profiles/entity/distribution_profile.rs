//! The table `distribution_profile`.

use sea_orm::entity::prelude::*;

use crate::kernel::{DistributionId, DistributionProfileId, Timestamp};
use crate::profiles::ProfileState;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "distribution_profile")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DistributionProfileId,
    pub distribution_id: DistributionId,
    pub state: ProfileState,
    /// Counts how often it was asked for; a worker that made an older one changes nothing.
    pub generation: i32,
    /// The profile, or why there is none.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub document: Option<Json>,
    pub requested_at: Timestamp,
    pub finished_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
