//! The tables of profiles.

pub mod distribution_profile;
pub mod profile_disclosure;
