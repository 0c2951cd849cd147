//! Setting the terms of a dataset.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::datasets as domain;

use super::DatasetTerms;
use crate::graphql::{Fault, LocalizedInput, caller, local};

/// New terms.
#[derive(InputObject)]
pub struct DatasetTermsSetInput {
    /// The dataset.
    dataset: ID,
    /// The exact text.
    text: LocalizedInput,
}

/// The terms in force.
#[derive(SimpleObject)]
pub struct DatasetTermsSetPayload {
    /// The terms.
    terms: DatasetTerms,
}

/// Sets the terms of use: a new number each time, the old ones stay.
#[derive(Default)]
pub struct DatasetTermsSet;

#[Object]
impl DatasetTermsSet {
    /// Sets the terms of use: a new number each time, the old ones stay.
    async fn dataset_terms_set(
        &self,
        ctx: &Context<'_>,
        input: DatasetTermsSetInput,
    ) -> Result<DatasetTermsSetPayload, Fault> {
        let caller = caller(ctx)?;
        let set = domain::TermsSet { dataset: local(&input.dataset, "dataset")?, text: input.text.parse("text")? };
        let row = domain::terms_set(&caller.context, &caller.viewer, set).await?;
        Ok(DatasetTermsSetPayload { terms: DatasetTerms(row) })
    }
}
