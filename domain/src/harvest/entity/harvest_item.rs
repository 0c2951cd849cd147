//! The table `harvest_item`: the lines of a run's report. Until they are applied they hold the record itself.

use sea_orm::entity::prelude::*;

use crate::harvest::HarvestOutcome;
use crate::kernel::{DatasetId, HarvestItemId, HarvestRunId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "harvest_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HarvestItemId,
    pub run_id: HarvestRunId,
    pub position: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub native_id: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    pub outcome: HarvestOutcome,
    /// The field that is to blame, for records that cannot be used.
    #[sea_orm(column_type = "Text", nullable)]
    pub field: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub code: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub message: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub notes: Json,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub record: Option<Json>,
    #[sea_orm(column_type = "Text", nullable)]
    pub raw: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub raw_sha256: Option<String>,
    pub dataset_id: Option<DatasetId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
