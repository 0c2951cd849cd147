//! Organisations in the schema.

mod types;

pub use types::{Organisation, OrganisationKind};
