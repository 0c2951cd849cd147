//! Detaching a dataset.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use crate::graphql::{Fault, caller, local};

/// Which dataset and which challenge.
#[derive(InputObject)]
pub struct ChallengeDetachDatasetInput {
    /// The challenge.
    id: ID,
    /// The dataset.
    dataset_id: ID,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct ChallengeDetachDatasetPayload {
    /// The challenge.
    challenge: Challenge,
}

/// Detaches a dataset from a challenge.
#[derive(Default)]
pub struct ChallengeDetachDataset;

#[Object]
impl ChallengeDetachDataset {
    /// Detaches a dataset from a challenge.
    async fn challenge_detach_dataset(
        &self,
        ctx: &Context<'_>,
        input: ChallengeDetachDatasetInput,
    ) -> Result<ChallengeDetachDatasetPayload, Fault> {
        let caller = caller(ctx)?;
        let pair =
            domain::AttachDataset { id: local(&input.id, "id")?, dataset: local(&input.dataset_id, "datasetId")? };
        let row = domain::detach_dataset(&caller.context, &caller.viewer, pair).await?;
        Ok(ChallengeDetachDatasetPayload { challenge: Challenge::one(row) })
    }
}
