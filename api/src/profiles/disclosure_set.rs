//! Saying what of a dataset's profiles is public.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::profiles as domain;

use super::enums::ProfileDisclosure;
use crate::datasets::Dataset;
use crate::graphql::{Fault, caller, local};

/// What is to be public.
#[derive(InputObject)]
pub struct DatasetProfileDisclosureSetInput {
    /// The dataset.
    dataset: ID,
    /// How much. It counts for the access level that the dataset has now; under another one the default holds.
    level: ProfileDisclosure,
    /// Names of columns that are left out of what is public, at most 256.
    #[graphql(default)]
    hidden_columns: Vec<String>,
}

/// The dataset.
#[derive(SimpleObject)]
pub struct DatasetProfileDisclosureSetPayload {
    /// The dataset.
    dataset: Dataset,
}

/// Says what of a dataset's profiles is public.
#[derive(Default)]
pub struct DatasetProfileDisclosureSet;

#[Object]
impl DatasetProfileDisclosureSet {
    /// Says what of the profiles of a dataset is public; those who keep the data or hold a usable grant see all.
    async fn dataset_profile_disclosure_set(
        &self,
        ctx: &Context<'_>,
        input: DatasetProfileDisclosureSetInput,
    ) -> Result<DatasetProfileDisclosureSetPayload, Fault> {
        let caller = caller(ctx)?;
        let set = domain::DisclosureSet {
            dataset: local(&input.dataset, "dataset")?,
            level: input.level.into(),
            hidden_columns: input.hidden_columns,
        };
        let row = domain::disclosure_set(&caller.context, &caller.viewer, set).await?;
        Ok(DatasetProfileDisclosureSetPayload { dataset: Dataset::one(row) })
    }
}
