//! The table `challenge`.

use sea_orm::entity::prelude::*;

use crate::challenges::ChallengeState;
use crate::kernel::{ChallengeId, Localized, OrganisationId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ChallengeId,
    #[sea_orm(column_type = "Text")]
    pub slug: String,
    pub lead_organisation_id: OrganisationId,
    pub state: ChallengeState,
    pub title: Localized,
    pub summary: Localized,
    pub problem: Localized,
    pub outcomes: Localized,
    pub terms: Localized,
    #[sea_orm(column_type = "JsonBinary")]
    pub themes: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub form: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub rules: Json,
    pub opens_at: Option<Timestamp>,
    pub closes_at: Option<Timestamp>,
    #[sea_orm(column_type = "Text")]
    pub zone: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub review_remarks: Option<String>,
    pub published_at: Option<Timestamp>,
    pub decided_at: Option<Timestamp>,
    pub archived_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    #[sea_orm(column_type = "Text", nullable)]
    pub cancel_reason: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub lottery_commitment: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub lottery_seed: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub sources: Json,
    pub fictional: bool,
    /// Themes in lower case between bars, kept by the store for filters.
    #[sea_orm(column_type = "Text")]
    pub theme_index: String,
    /// What can be searched, in lower case, kept by the store.
    #[sea_orm(column_type = "Text")]
    pub search_text: String,
    pub created_by: PersonId,
    pub created_at: Timestamp,
    pub lock_version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
