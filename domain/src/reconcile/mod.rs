//! Reconciliation: compares what should be with what is, mends what it can, and keeps a report of every finding.
//!
//! Jobs are queued in the transaction that causes them, so in sound running there is nothing to find. This is for what
//! hands in the database, a restored backup or an error of ours left behind.

mod checks;
pub mod entity;
mod purge;
pub mod queries;
mod run;
mod state;
mod store;

pub use entity::finding::Model as FindingRow;
pub use entity::reconciliation::Model as Reconciliation;
pub use purge::purge;
pub use run::run;
pub use state::{Finding, Remedy};
