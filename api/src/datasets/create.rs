//! Starting a dataset.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::datasets as domain;

use super::Dataset;
use super::core_input::DatasetCoreInput;
use crate::graphql::{Fault, caller, local};

/// A new dataset.
#[derive(InputObject)]
pub struct DatasetCreateInput {
    /// The city or partner that will publish it.
    publisher: ID,
    /// Its address; made from the title when absent.
    slug: Option<String>,
    /// What is known of it so far; the title at least.
    #[graphql(flatten)]
    core: DatasetCoreInput,
    /// Whether it is made up for a demonstration.
    #[graphql(default)]
    fictional: bool,
}

/// The new dataset.
#[derive(SimpleObject)]
pub struct DatasetCreatePayload {
    /// The dataset.
    dataset: Dataset,
}

/// Starts a dataset as a draft that only its publisher's staff know of.
#[derive(Default)]
pub struct DatasetCreate;

#[Object]
impl DatasetCreate {
    /// Starts a dataset as a draft that only its publisher's staff know of.
    async fn dataset_create(
        &self,
        ctx: &Context<'_>,
        input: DatasetCreateInput,
    ) -> Result<DatasetCreatePayload, Fault> {
        let caller = caller(ctx)?;
        let create = domain::Create {
            organisation: local(&input.publisher, "publisher")?,
            slug: input.slug,
            core: input.core.parse()?,
            fictional: input.fictional,
        };
        let row = domain::create(&caller.context, &caller.viewer, create).await?;
        Ok(DatasetCreatePayload { dataset: Dataset::one(row) })
    }
}
