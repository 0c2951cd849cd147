//! Returning a challenge from review.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use crate::graphql::{Fault, caller, local};

/// What to return and why.
#[derive(InputObject)]
pub struct ChallengeReturnInput {
    /// The challenge.
    id: ID,
    /// What has to change.
    remarks: String,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct ChallengeReturnPayload {
    /// The challenge.
    challenge: Challenge,
}

/// Returns a challenge from review to its writers, with remarks.
#[derive(Default)]
pub struct ChallengeReturn;

#[Object]
impl ChallengeReturn {
    /// Returns a challenge from review to its writers, with remarks.
    async fn challenge_return(
        &self,
        ctx: &Context<'_>,
        input: ChallengeReturnInput,
    ) -> Result<ChallengeReturnPayload, Fault> {
        let caller = caller(ctx)?;
        let back = domain::ReturnToDraft { id: local(&input.id, "id")?, remarks: input.remarks };
        let row = domain::return_to_draft(&caller.context, &caller.viewer, back).await?;
        Ok(ChallengeReturnPayload { challenge: Challenge::one(row) })
    }
}
