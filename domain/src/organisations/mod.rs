//! Organisations.

pub mod entity;
mod state;

pub use state::{Duty, OrganisationKind};
