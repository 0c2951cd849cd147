//! Harvesting: datasets that cities publish elsewhere, read from their portals.
//!
//! A source belongs to an organisation and is asked over the network or uploaded, by hand or on a schedule. A run
//! reads it page by page into its report and touches no dataset until everything was read: `queued → fetching →
//! applying → done`, or `failed` with a reason, or `needs_confirmation` when more than a fifth of the datasets would
//! disappear, and then `refused`, `superseded` or on with `applying`. A preview goes the same way and writes only its
//! report. The key of a record is the source's own identifier, never the title; a record whose hash is unchanged is
//! not written again. What people changed here stays (`merge.rs`). What disappears from a complete fetch is withdrawn
//! with a notice, and comes back when it reappears.

mod apply;
mod authorise;
mod ending;
mod enqueue_due;
pub mod entity;
mod fetch;
mod file_accepted;
mod file_upload_begin;
pub mod formats;
mod merge;
mod model;
pub mod policy;
pub mod queries;
pub mod record;
mod rules;
mod run_confirm;
mod run_refuse;
mod run_start;
mod source_create;
mod source_delete;
mod source_pause;
mod source_resume;
mod source_update;
mod stage;
mod state;
mod store;

pub use apply::apply;
pub use enqueue_due::enqueue_due;
pub use entity::harvest_item::Model as HarvestItem;
pub use entity::harvest_record::Model as HarvestRecord;
pub use entity::harvest_run::Model as HarvestRun;
pub use entity::harvest_source::Model as HarvestSource;
pub use fetch::fetch;
pub use file_accepted::file_accepted;
pub use file_upload_begin::{FILE_OWNER, FileUploadBegin, file_upload_begin};
pub use policy::matrix;
pub use run_confirm::run_confirm;
pub use run_refuse::run_refuse;
pub use run_start::{RunStart, run_start};
pub use source_create::{SourceCreate, SourceSettings, source_create};
pub use source_delete::source_delete;
pub use source_pause::source_pause;
pub use source_resume::source_resume;
pub use source_update::{SourceUpdate, source_update};
pub use state::{HarvestFormat, HarvestOrigin, HarvestOutcome, HarvestRunState, HarvestSourceState};
