//! The table `harvest_record`: what a source says of one dataset, and what of it was applied.

use sea_orm::entity::prelude::*;

use crate::harvest::HarvestFormat;
use crate::kernel::{DatasetId, HarvestRecordId, HarvestRunId, HarvestSourceId, Timestamp};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "harvest_record")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HarvestRecordId,
    pub source_id: HarvestSourceId,
    /// The source's own identifier.
    #[sea_orm(column_type = "Text")]
    pub native_id: String,
    pub dataset_id: DatasetId,
    /// The run that read it last with a change.
    pub run_id: HarvestRunId,
    pub format: HarvestFormat,
    /// The record as it came.
    #[sea_orm(column_type = "Text")]
    pub raw: String,
    #[sea_orm(column_type = "Text")]
    pub raw_sha256: String,
    /// The record as it was understood.
    #[sea_orm(column_type = "JsonBinary")]
    pub record: Json,
    /// The facts that the harvest wrote; what differs from them was changed here.
    #[sea_orm(column_type = "JsonBinary")]
    pub applied: Json,
    /// Fields in which the dataset differs because it was changed here.
    #[sea_orm(column_type = "JsonBinary")]
    pub kept: Json,
    pub first_seen_at: Timestamp,
    pub fetched_at: Timestamp,
    /// Since when the source does not list it any more.
    pub gone_at: Option<Timestamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
