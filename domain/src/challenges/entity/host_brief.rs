//! The table `host_brief`.

use sea_orm::entity::prelude::*;

use crate::challenges::BriefState;
use crate::kernel::{ChallengeId, HostBriefId, Localized, OrganisationId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "host_brief")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HostBriefId,
    pub challenge_id: ChallengeId,
    pub organisation_id: OrganisationId,
    pub state: BriefState,
    pub context: Localized,
    #[sea_orm(column_type = "Text")]
    pub contact: String,
    pub money_minor: Option<i64>,
    #[sea_orm(column_type = "Text", nullable)]
    pub currency: Option<String>,
    pub places: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub language: Option<String>,
    pub local_terms: Localized,
    pub eligibility: Localized,
    #[sea_orm(column_type = "Text", nullable)]
    pub legal_basis: Option<String>,
    pub approved_at: Option<Timestamp>,
    pub approved_by: Option<PersonId>,
    pub lock_version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
