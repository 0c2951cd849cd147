//! Judging.

pub mod entity;
pub mod rules;
mod state;

pub use state::{AwardState, ConflictKind, ConflictSource, ReviewState, StageOutcome};
