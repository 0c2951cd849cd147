//! Harvesting in the schema.

mod enums;
mod file_upload_begin;
mod provenance;
mod queries;
mod run_confirm;
mod run_refuse;
mod run_start;
mod source_create;
mod source_delete;
mod source_input;
mod source_pause;
mod source_resume;
mod source_update;
mod types;

use async_graphql::MergedObject;

pub use provenance::DatasetProvenance;
pub use queries::HarvestQuery;

/// Everything that can be done with sources and their runs.
#[derive(MergedObject, Default)]
pub struct HarvestMutation(
    source_create::HarvestSourceCreate,
    source_update::HarvestSourceUpdate,
    source_pause::HarvestSourcePause,
    source_resume::HarvestSourceResume,
    source_delete::HarvestSourceDelete,
    file_upload_begin::HarvestFileUploadBegin,
    run_start::HarvestRunStart,
    run_confirm::HarvestRunConfirm,
    run_refuse::HarvestRunRefuse,
);
