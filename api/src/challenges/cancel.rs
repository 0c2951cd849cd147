//! Calling a challenge off.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use crate::graphql::{Fault, caller, local};

/// What to call off and why.
#[derive(InputObject)]
pub struct ChallengeCancelInput {
    /// The challenge.
    id: ID,
    /// Why; everybody who can see the challenge reads it.
    reason: String,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct ChallengeCancelPayload {
    /// The challenge.
    challenge: Challenge,
}

/// Calls a challenge off, with a reason.
#[derive(Default)]
pub struct ChallengeCancel;

#[Object]
impl ChallengeCancel {
    /// Calls a challenge off, with a reason.
    async fn challenge_cancel(
        &self,
        ctx: &Context<'_>,
        input: ChallengeCancelInput,
    ) -> Result<ChallengeCancelPayload, Fault> {
        let caller = caller(ctx)?;
        let cancel = domain::Cancel { id: local(&input.id, "id")?, reason: input.reason };
        let row = domain::cancel(&caller.context, &caller.viewer, cancel).await?;
        Ok(ChallengeCancelPayload { challenge: Challenge::one(row) })
    }
}
