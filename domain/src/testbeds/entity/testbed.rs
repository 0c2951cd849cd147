//! The table `testbed`.

use sea_orm::entity::prelude::*;

use crate::kernel::{Localized, OrganisationId, TestbedId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "testbed")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TestbedId,
    #[sea_orm(column_type = "Text")]
    pub slug: String,
    pub organisation_id: OrganisationId,
    pub operator_id: Option<OrganisationId>,
    #[sea_orm(column_type = "Text")]
    pub operator_name: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub description: Localized,
    pub latitude: f64,
    pub longitude: f64,
    #[sea_orm(column_type = "JsonBinary")]
    pub themes: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub offers: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub prerequisites: Json,
    pub area_ha: Option<f64>,
    #[sea_orm(column_type = "Text", nullable)]
    pub since: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub contact: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub sources: Json,
    pub places: i32,
    pub fictional: bool,
    /// Themes in lower case between bars, kept by the store for filters.
    #[sea_orm(column_type = "Text")]
    pub theme_index: String,
    /// What can be searched, in lower case, kept by the store.
    #[sea_orm(column_type = "Text")]
    pub search_text: String,
    pub created_at: Timestamp,
    pub lock_version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
