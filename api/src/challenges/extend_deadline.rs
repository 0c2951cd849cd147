//! Extending a deadline.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::challenges as domain;

use super::Challenge;
use crate::graphql::{Fault, LocalizedInput, caller, local};

/// The new deadline.
#[derive(InputObject)]
pub struct ChallengeExtendDeadlineInput {
    /// The challenge.
    id: ID,
    /// The new first instant at which entries are no longer taken; later than the present one.
    closes_at: DateTime<Utc>,
    /// Why, for everybody to read.
    reason: LocalizedInput,
}

/// The challenge with its new deadline.
#[derive(SimpleObject)]
pub struct ChallengeExtendDeadlinePayload {
    /// The challenge.
    challenge: Challenge,
}

/// Moves the deadline to a later instant, while it has not passed.
#[derive(Default)]
pub struct ChallengeExtendDeadline;

#[Object]
impl ChallengeExtendDeadline {
    /// Moves the deadline to a later instant, while it has not passed.
    async fn challenge_extend_deadline(
        &self,
        ctx: &Context<'_>,
        input: ChallengeExtendDeadlineInput,
    ) -> Result<ChallengeExtendDeadlinePayload, Fault> {
        let caller = caller(ctx)?;
        let extend = domain::ExtendDeadline {
            id: local(&input.id, "id")?,
            closes_at: input.closes_at,
            reason: input.reason.parse("reason")?,
        };
        let row = domain::extend_deadline(&caller.context, &caller.viewer, extend).await?;
        Ok(ChallengeExtendDeadlinePayload { challenge: Challenge::one(row) })
    }
}
