//! The tables of reconciliation.

pub mod finding;
pub mod reconciliation;
