//! The tables of submissions.

pub mod answer;
pub mod submission;
pub mod submission_version;
pub mod team;
pub mod team_member;
