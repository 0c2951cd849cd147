//! Testbeds in the schema.

mod create;
mod profile_input;
mod queries;
mod types;
mod update;

use async_graphql::MergedObject;

pub use queries::TestbedQuery;
pub use types::{Cities, Testbed};

/// Everything that can be done with testbeds.
#[derive(MergedObject, Default)]
pub struct TestbedMutation(create::TestbedCreate, update::TestbedUpdate);
