//! The table `job`, for reading; only the queue writes it.

use sea_orm::entity::prelude::*;

use crate::kernel::{JobId, OrganisationId, stored_enum};

stored_enum! {
    JobState {
        Ready = "ready",
        Running = "running",
        Dead = "dead",
    }
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobId,
    #[sea_orm(column_type = "Text")]
    pub queue: String,
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub payload: Json,
    pub state: JobState,
    pub run_at: i64,
    pub attempts: i32,
    pub max_attempts: Option<i32>,
    pub lease_until: Option<i64>,
    pub lease_epoch: i64,
    #[sea_orm(column_type = "Text", nullable)]
    pub lease_owner: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub unique_key: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub last_error: Option<String>,
    pub created_at: i64,
    pub finished_at: Option<i64>,
    pub organisation_id: Option<OrganisationId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
