//! The table `dataset`.

use sea_orm::entity::prelude::*;

use crate::datasets::DatasetAccess;
use crate::datasets::DatasetState;
use crate::kernel::{DatasetId, Localized, OrganisationId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DatasetId,
    #[sea_orm(column_type = "Text")]
    pub slug: String,
    pub organisation_id: OrganisationId,
    pub title: Localized,
    pub description: Localized,
    pub access: DatasetAccess,
    pub state: DatasetState,
    #[sea_orm(column_type = "JsonBinary")]
    pub themes: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub coverage: Json,
    #[sea_orm(column_type = "Text", nullable)]
    pub licence: Option<String>,
    pub personal_data: Localized,
    #[sea_orm(column_type = "Text")]
    pub contact: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub policy: Json,
    #[sea_orm(column_type = "Text", nullable)]
    pub attribution: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub source_url: Option<String>,
    /// How often it is renewed: a code of the European list of frequencies.
    #[sea_orm(column_type = "Text", nullable)]
    pub frequency: Option<String>,
    pub fictional: bool,
    /// Whether a harvest made it; then what its source does not state is not asked for.
    pub harvested: bool,
    pub created_by: Option<PersonId>,
    pub created_at: Timestamp,
    /// When anything about it changed last; written by `store.rs`.
    pub updated_at: Timestamp,
    pub published_at: Option<Timestamp>,
    pub withdrawn_at: Option<Timestamp>,
    /// Why it was withdrawn or deprecated, for readers.
    #[sea_orm(column_type = "Text", nullable)]
    pub notice: Option<String>,
    /// Themes for searching; written by `store.rs`.
    #[sea_orm(column_type = "Text")]
    pub theme_index: String,
    /// Words for searching; written by `store.rs`.
    #[sea_orm(column_type = "Text")]
    pub search_text: String,
    /// With which rules it was indexed for searching; written by `search/index.rs`.
    pub index_version: i32,
    pub lock_version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
