//! The tables of challenges.

pub mod brief_testbed;
pub mod challenge;
pub mod challenge_dataset;
pub mod criterion;
pub mod deadline_extension;
pub mod follower;
pub mod host_brief;
pub mod stage;
