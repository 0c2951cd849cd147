//! Sending a draft to review.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use crate::graphql::{Fault, caller, local};

/// Which challenge.
#[derive(InputObject)]
pub struct ChallengeRequestReviewInput {
    /// The challenge.
    id: ID,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct ChallengeRequestReviewPayload {
    /// The challenge.
    challenge: Challenge,
}

/// Sends a draft to the host cities for review.
#[derive(Default)]
pub struct ChallengeRequestReview;

#[Object]
impl ChallengeRequestReview {
    /// Sends a draft to the host cities for review.
    async fn challenge_request_review(
        &self,
        ctx: &Context<'_>,
        input: ChallengeRequestReviewInput,
    ) -> Result<ChallengeRequestReviewPayload, Fault> {
        let caller = caller(ctx)?;
        let row = domain::request_review(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        Ok(ChallengeRequestReviewPayload { challenge: Challenge::one(row) })
    }
}
