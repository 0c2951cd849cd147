//! Attaching a dataset.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use crate::graphql::{Fault, caller, local};

/// Which dataset and which challenge.
#[derive(InputObject)]
pub struct ChallengeAttachDatasetInput {
    /// The challenge.
    id: ID,
    /// The dataset.
    dataset_id: ID,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct ChallengeAttachDatasetPayload {
    /// The challenge.
    challenge: Challenge,
}

/// Attaches a published dataset to a challenge.
#[derive(Default)]
pub struct ChallengeAttachDataset;

#[Object]
impl ChallengeAttachDataset {
    /// Attaches a published dataset to a challenge.
    async fn challenge_attach_dataset(
        &self,
        ctx: &Context<'_>,
        input: ChallengeAttachDatasetInput,
    ) -> Result<ChallengeAttachDatasetPayload, Fault> {
        let caller = caller(ctx)?;
        let pair =
            domain::AttachDataset { id: local(&input.id, "id")?, dataset: local(&input.dataset_id, "datasetId")? };
        let row = domain::attach_dataset(&caller.context, &caller.viewer, pair).await?;
        Ok(ChallengeAttachDatasetPayload { challenge: Challenge::one(row) })
    }
}
