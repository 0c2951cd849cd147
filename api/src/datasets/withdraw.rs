//! Withdrawing a dataset.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::datasets as domain;

use super::Dataset;
use crate::graphql::{Fault, caller, local};

/// What to withdraw, and why.
#[derive(InputObject)]
pub struct DatasetWithdrawInput {
    /// The dataset.
    id: ID,
    /// The reason; readers see it.
    reason: String,
}

/// The withdrawn dataset.
#[derive(SimpleObject)]
pub struct DatasetWithdrawPayload {
    /// The dataset.
    dataset: Dataset,
}

/// Withdraws a dataset: its page stays, its files leave no more, not even under a grant.
#[derive(Default)]
pub struct DatasetWithdraw;

#[Object]
impl DatasetWithdraw {
    /// Withdraws a dataset: its page stays, its files leave no more, not even under a grant.
    async fn dataset_withdraw(
        &self,
        ctx: &Context<'_>,
        input: DatasetWithdrawInput,
    ) -> Result<DatasetWithdrawPayload, Fault> {
        let caller = caller(ctx)?;
        let withdraw = domain::Withdraw { id: local(&input.id, "id")?, reason: input.reason };
        let row = domain::withdraw(&caller.context, &caller.viewer, withdraw).await?;
        Ok(DatasetWithdrawPayload { dataset: Dataset::one(row) })
    }
}
