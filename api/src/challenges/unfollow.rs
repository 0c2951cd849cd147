//! Following a challenge no more.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use crate::graphql::{Fault, caller, local};

/// Which challenge.
#[derive(InputObject)]
pub struct ChallengeUnfollowInput {
    /// The challenge.
    id: ID,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct ChallengeUnfollowPayload {
    /// The challenge.
    challenge: Challenge,
}

/// Stops following a challenge.
#[derive(Default)]
pub struct ChallengeUnfollow;

#[Object]
impl ChallengeUnfollow {
    /// Stops following a challenge.
    async fn challenge_unfollow(
        &self,
        ctx: &Context<'_>,
        input: ChallengeUnfollowInput,
    ) -> Result<ChallengeUnfollowPayload, Fault> {
        let caller = caller(ctx)?;
        let row = domain::unfollow(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        Ok(ChallengeUnfollowPayload { challenge: Challenge::one(row) })
    }
}
