//! Following a challenge.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use crate::graphql::{Fault, caller, local};

/// Which challenge.
#[derive(InputObject)]
pub struct ChallengeFollowInput {
    /// The challenge.
    id: ID,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct ChallengeFollowPayload {
    /// The challenge.
    challenge: Challenge,
}

/// Follows a challenge, so that its news arrive.
#[derive(Default)]
pub struct ChallengeFollow;

#[Object]
impl ChallengeFollow {
    /// Follows a challenge, so that its news arrive.
    async fn challenge_follow(
        &self,
        ctx: &Context<'_>,
        input: ChallengeFollowInput,
    ) -> Result<ChallengeFollowPayload, Fault> {
        let caller = caller(ctx)?;
        let row = domain::follow(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        Ok(ChallengeFollowPayload { challenge: Challenge::one(row) })
    }
}
