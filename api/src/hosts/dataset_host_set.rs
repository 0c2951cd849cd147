//! Saying on which host a dataset stays.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::{datasets, hosts as domain};

use super::DataHost;
use crate::graphql::{Fault, caller, local};

/// Which dataset stays where.
#[derive(InputObject)]
pub struct DatasetHostSetInput {
    /// A partner-hosted dataset.
    dataset: ID,
    /// A host of the organisation that publishes it.
    host: ID,
}

/// The host that keeps the dataset.
#[derive(SimpleObject)]
pub struct DatasetHostSetPayload {
    /// The host.
    host: DataHost,
}

/// Saying on which host a dataset stays.
#[derive(Default)]
pub struct DatasetHostSet;

#[Object]
impl DatasetHostSet {
    /// Says on which host a partner-hosted dataset stays. Grants that were given before stay where they were put.
    async fn dataset_host_set(
        &self,
        ctx: &Context<'_>,
        input: DatasetHostSetInput,
    ) -> Result<DatasetHostSetPayload, Fault> {
        let caller = caller(ctx)?;
        let set = datasets::HostSet { dataset: local(&input.dataset, "dataset")?, host: local(&input.host, "host")? };
        datasets::host_set(&caller.context, &caller.viewer, set).await?;
        let row = domain::get(&caller.context, set.host).await?;
        Ok(DatasetHostSetPayload { host: DataHost::one(&caller.context, row).await? })
    }
}
