//! Setting the terms of a dataset.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use intercity_domain::datasets as domain;
use intercity_domain::kernel::Error;

use super::DatasetTerms;
use crate::graphql::{Fault, LocalizedInput, caller, local};

/// New terms.
#[derive(InputObject)]
pub struct DatasetTermsSetInput {
    /// The dataset.
    dataset: ID,
    /// The exact text.
    text: LocalizedInput,
    /// What they mean for grants that are there already; these go on as before when absent.
    existing: Option<ExistingGrantsInput>,
}

/// What new terms mean for grants that are there already.
#[derive(InputObject)]
pub struct ExistingGrantsInput {
    /// Whether they go on, for how long, or not.
    mode: TermsTransition,
    /// Days within which people have to accept, with `GRACE`.
    grace_days: Option<i32>,
}

/// What new terms mean for grants that are there already.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::TermsTransition")]
pub enum TermsTransition {
    /// They go on under the terms that were accepted.
    Keep,
    /// They go on for some days; then whoever has not accepted is held until they do.
    Grace,
    /// Whoever has not accepted is held from now on until they do.
    Suspend,
}

impl ExistingGrantsInput {
    fn read(self) -> Result<domain::Existing, Fault> {
        Ok(match (self.mode, self.grace_days) {
            (TermsTransition::Keep, _) => domain::Existing::Keep,
            (TermsTransition::Suspend, _) => domain::Existing::Suspend,
            (TermsTransition::Grace, Some(days)) => domain::Existing::Grace(days),
            (TermsTransition::Grace, None) => {
                let why = "Say how many days people have to accept.";
                return Err(Error::refused("dataset.grace_days", "existing.graceDays", why).into());
            }
        })
    }
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
        let set = domain::TermsSet {
            dataset: local(&input.dataset, "dataset")?,
            text: input.text.parse("text")?,
            existing: input.existing.map(ExistingGrantsInput::read).transpose()?.unwrap_or_default(),
        };
        let row = domain::terms_set(&caller.context, &caller.viewer, set).await?;
        Ok(DatasetTermsSetPayload { terms: DatasetTerms(row) })
    }
}
