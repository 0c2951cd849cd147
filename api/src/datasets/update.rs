//! Changing a dataset.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::datasets as domain;

use super::Dataset;
use super::core_input::DatasetCoreInput;
use crate::graphql::{Fault, caller, local};

/// What to change.
#[derive(InputObject)]
pub struct DatasetUpdateInput {
    /// The dataset.
    id: ID,
    /// The version that you read; when it is not the present one, nothing is changed.
    lock_version: Option<i32>,
    /// What is new.
    #[graphql(flatten)]
    core: DatasetCoreInput,
}

/// The changed dataset.
#[derive(SimpleObject)]
pub struct DatasetUpdatePayload {
    /// The dataset.
    dataset: Dataset,
}

/// Changes the facts of a dataset. What is published has to stay fit to be.
#[derive(Default)]
pub struct DatasetUpdate;

#[Object]
impl DatasetUpdate {
    /// Changes the facts of a dataset. What is published has to stay fit to be.
    async fn dataset_update(
        &self,
        ctx: &Context<'_>,
        input: DatasetUpdateInput,
    ) -> Result<DatasetUpdatePayload, Fault> {
        let caller = caller(ctx)?;
        let update =
            domain::Update { id: local(&input.id, "id")?, lock_version: input.lock_version, core: input.core.parse()? };
        let row = domain::update(&caller.context, &caller.viewer, update).await?;
        Ok(DatasetUpdatePayload { dataset: Dataset::one(row) })
    }
}
