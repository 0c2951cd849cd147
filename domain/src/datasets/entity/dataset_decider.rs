//! The table `dataset_decider`: the seats of the policy in force, for looking up what somebody decides about.

use sea_orm::entity::prelude::*;

use crate::datasets::DeciderRole;
use crate::kernel::{DatasetDeciderId, DatasetId, OrganisationId, PersonId};
use crate::organisations::Duty;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset_decider")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DatasetDeciderId,
    pub dataset_id: DatasetId,
    pub position: i32,
    pub role: DeciderRole,
    pub person_id: Option<PersonId>,
    pub organisation_id: Option<OrganisationId>,
    pub duty: Option<Duty>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
