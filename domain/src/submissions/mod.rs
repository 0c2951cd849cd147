//! Submissions.

pub mod entity;
mod state;

pub use state::{SubmissionState, TeamMemberState, TeamState};
