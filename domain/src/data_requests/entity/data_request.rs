//! The table `data_request`.

use sea_orm::entity::prelude::*;

use crate::data_requests::DataRequestState;
use crate::kernel::{DataRequestId, DatasetId, OrganisationId, PersonId, TeamId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "data_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DataRequestId,
    pub person_id: PersonId,
    pub team_id: Option<TeamId>,
    pub organisation_id: OrganisationId,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub description: String,
    pub state: DataRequestState,
    pub dataset_id: Option<DatasetId>,
    #[sea_orm(column_type = "Text")]
    pub answer: String,
    pub answered_by: Option<PersonId>,
    pub created_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub lock_version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
