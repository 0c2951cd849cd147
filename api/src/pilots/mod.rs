//! Pilots in GraphQL.

mod advance;
mod queries;
mod types;

pub use advance::PilotMutation;
pub use queries::PilotQuery;
pub use types::Pilot;
