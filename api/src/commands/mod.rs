//! Commands of the program that need neither configuration nor database.

pub mod assignment_verify;
pub mod get;
pub mod put;
pub mod remote;
