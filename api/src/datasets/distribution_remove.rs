//! Taking a file out of a version.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::datasets as domain;

use super::Dataset;
use crate::graphql::{Fault, caller, local};

/// Which file.
#[derive(InputObject)]
pub struct DistributionRemoveInput {
    /// The file.
    id: ID,
}

/// The dataset without it.
#[derive(SimpleObject)]
pub struct DistributionRemovePayload {
    /// The dataset.
    dataset: Dataset,
}

/// Takes a file out of a version that is not published yet.
#[derive(Default)]
pub struct DistributionRemove;

#[Object]
impl DistributionRemove {
    /// Takes a file out of a version that is not published yet.
    async fn distribution_remove(
        &self,
        ctx: &Context<'_>,
        input: DistributionRemoveInput,
    ) -> Result<DistributionRemovePayload, Fault> {
        let caller = caller(ctx)?;
        let id = domain::distribution_remove(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        let row = domain::get(&caller.context, &caller.viewer, id).await?;
        Ok(DistributionRemovePayload { dataset: Dataset::one(row) })
    }
}
