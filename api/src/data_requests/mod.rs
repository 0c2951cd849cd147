//! Requests for data that is not listed.

mod mutations;
mod queries;
mod types;

pub use mutations::DataRequestMutation;
pub use queries::DataRequestQuery;
pub use types::DataRequest;
