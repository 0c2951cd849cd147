//! Publishing a dataset.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::datasets as domain;

use super::Dataset;
use crate::graphql::{Fault, caller, local};

/// What to publish.
#[derive(InputObject)]
pub struct DatasetPublishInput {
    /// The dataset.
    id: ID,
    /// The version that you read; when it is not the present one, nothing is published.
    lock_version: Option<i32>,
}

/// The published dataset.
#[derive(SimpleObject)]
pub struct DatasetPublishPayload {
    /// The dataset.
    dataset: Dataset,
}

/// Publishes the version that is not published yet, and with the first one the dataset.
#[derive(Default)]
pub struct DatasetPublish;

#[Object]
impl DatasetPublish {
    /// Publishes the version that is not published yet, and with the first one the dataset.
    async fn dataset_publish(
        &self,
        ctx: &Context<'_>,
        input: DatasetPublishInput,
    ) -> Result<DatasetPublishPayload, Fault> {
        let caller = caller(ctx)?;
        let publish = domain::Publish { id: local(&input.id, "id")?, lock_version: input.lock_version };
        let row = domain::publish(&caller.context, &caller.viewer, publish).await?;
        Ok(DatasetPublishPayload { dataset: Dataset::one(row) })
    }
}
