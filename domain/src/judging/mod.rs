//! Judging.

pub mod entity;
mod state;

pub use state::{AwardState, ConflictKind, ConflictSource, ReviewState, StageOutcome};
