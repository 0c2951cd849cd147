//! Profiles of files.

pub mod reading;
