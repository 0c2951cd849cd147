//! Partners' data hosts in the schema, and the signed list of what was revoked on them.

mod create;
mod dataset_host_set;
mod enums;
mod grant_host;
mod grant_token;
mod lag;
mod queries;
mod retire;
pub mod revocations;
mod types;
mod update;

use async_graphql::MergedObject;

pub use grant_host::GrantHost;
pub use queries::DataHostQuery;
pub use types::DataHost;

/// What can be done with data hosts.
#[derive(MergedObject, Default)]
pub struct DataHostMutation(
    create::DataHostCreate,
    update::DataHostUpdate,
    retire::DataHostRetire,
    dataset_host_set::DatasetHostSet,
    grant_token::GrantToken,
);
