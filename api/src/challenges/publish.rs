//! Publishing a challenge.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use crate::graphql::{Fault, caller, local};

/// What to publish.
#[derive(InputObject)]
pub struct ChallengePublishInput {
    /// The challenge.
    id: ID,
    /// The version that you read; when it is not the present one, nothing is published.
    lock_version: Option<i32>,
}

/// The published challenge.
#[derive(SimpleObject)]
pub struct ChallengePublishPayload {
    /// The challenge.
    challenge: Challenge,
}

/// Publishes a challenge that was reviewed and whose host briefs are all approved.
#[derive(Default)]
pub struct ChallengePublish;

#[Object]
impl ChallengePublish {
    /// Publishes a challenge that was reviewed and whose host briefs are all approved.
    async fn challenge_publish(
        &self,
        ctx: &Context<'_>,
        input: ChallengePublishInput,
    ) -> Result<ChallengePublishPayload, Fault> {
        let caller = caller(ctx)?;
        let publish = domain::Publish { id: local(&input.id, "id")?, lock_version: input.lock_version };
        let row = domain::publish(&caller.context, &caller.viewer, publish).await?;
        Ok(ChallengePublishPayload { challenge: Challenge::one(row) })
    }
}
