//! The table `harvest_run`.

use sea_orm::entity::prelude::*;

use crate::harvest::{HarvestFormat, HarvestRunState};
use crate::kernel::{HarvestRunId, HarvestSourceId, PersonId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "harvest_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HarvestRunId,
    pub source_id: HarvestSourceId,
    pub preview: bool,
    pub scheduled: bool,
    pub state: HarvestRunState,
    pub requested_by: Option<PersonId>,
    pub created_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
    /// What the document turned out to be.
    pub format: Option<HarvestFormat>,
    /// How far the fetch has come.
    #[sea_orm(column_type = "JsonBinary")]
    pub progress: Json,
    /// How many records were read.
    pub records: i32,
    /// Whether everything that the source lists was read.
    pub complete: bool,
    /// Datasets of this source that were there before.
    pub known: i32,
    /// Those of them that are not listed any more.
    pub missing: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub error_code: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub error: Option<String>,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
