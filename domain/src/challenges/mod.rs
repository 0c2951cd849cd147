//! Challenges.

pub mod entity;
mod state;

pub use state::{BriefState, ChallengeState, StageKind};
