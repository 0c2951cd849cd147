//! Assignment.

pub mod entity;
mod state;

pub use state::{ConstraintKind, MatchState};
