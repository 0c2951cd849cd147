//! Deprecating a dataset.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::datasets as domain;

use super::Dataset;
use crate::graphql::{Fault, caller, local};

/// What to deprecate, and what readers should know.
#[derive(InputObject)]
pub struct DatasetDeprecateInput {
    /// The dataset.
    id: ID,
    /// Why, and what to use instead.
    notice: String,
}

/// The deprecated dataset.
#[derive(SimpleObject)]
pub struct DatasetDeprecatePayload {
    /// The dataset.
    dataset: Dataset,
}

/// Deprecates a dataset: it can still be read, but readers are told not to build on it.
#[derive(Default)]
pub struct DatasetDeprecate;

#[Object]
impl DatasetDeprecate {
    /// Deprecates a dataset: it can still be read, but readers are told not to build on it.
    async fn dataset_deprecate(
        &self,
        ctx: &Context<'_>,
        input: DatasetDeprecateInput,
    ) -> Result<DatasetDeprecatePayload, Fault> {
        let caller = caller(ctx)?;
        let deprecate = domain::Deprecate { id: local(&input.id, "id")?, notice: input.notice };
        let row = domain::deprecate(&caller.context, &caller.viewer, deprecate).await?;
        Ok(DatasetDeprecatePayload { dataset: Dataset::one(row) })
    }
}
