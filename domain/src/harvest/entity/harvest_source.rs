//! The table `harvest_source`.

use sea_orm::entity::prelude::*;

use crate::harvest::{HarvestFormat, HarvestOrigin, HarvestSourceState};
use crate::kernel::{FileId, HarvestSourceId, OrganisationId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "harvest_source")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HarvestSourceId,
    pub organisation_id: OrganisationId,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub origin: HarvestOrigin,
    /// Where the catalogue is; for a file, where its relative addresses begin.
    #[sea_orm(column_type = "Text", nullable)]
    pub url: Option<String>,
    pub file_id: Option<FileId>,
    pub format: HarvestFormat,
    /// The language of texts that do not say theirs.
    #[sea_orm(column_type = "Text")]
    pub language: String,
    pub every_hours: Option<i32>,
    #[sea_orm(column_type = "Text", nullable)]
    pub cron: Option<String>,
    pub publish_automatically: bool,
    pub state: HarvestSourceState,
    pub next_run_at: Option<Timestamp>,
    pub created_by: Option<PersonId>,
    pub created_at: Timestamp,
    pub lock_version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
