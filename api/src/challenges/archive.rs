//! Putting a decided challenge away.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use crate::graphql::{Fault, caller, local};

/// Which challenge.
#[derive(InputObject)]
pub struct ChallengeArchiveInput {
    /// The challenge.
    id: ID,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct ChallengeArchivePayload {
    /// The challenge.
    challenge: Challenge,
}

/// Puts a decided challenge away; it stays readable.
#[derive(Default)]
pub struct ChallengeArchive;

#[Object]
impl ChallengeArchive {
    /// Puts a decided challenge away; it stays readable.
    async fn challenge_archive(
        &self,
        ctx: &Context<'_>,
        input: ChallengeArchiveInput,
    ) -> Result<ChallengeArchivePayload, Fault> {
        let caller = caller(ctx)?;
        let row = domain::archive(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        Ok(ChallengeArchivePayload { challenge: Challenge::one(row) })
    }
}
