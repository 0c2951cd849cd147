//! Saying which cities host a challenge.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::Challenge;
use crate::graphql::{Fault, caller, local, local_all};

/// The host cities.
#[derive(InputObject)]
pub struct ChallengeHostsSetInput {
    /// The challenge.
    id: ID,
    /// The version that your change was made upon; when it is not the present one, nothing is overwritten.
    lock_version: Option<i32>,
    /// All host cities; the brief of a city that is not among them any more is dropped.
    organisation_ids: Vec<ID>,
}

/// The changed draft.
#[derive(SimpleObject)]
pub struct ChallengeHostsSetPayload {
    /// The challenge.
    challenge: Challenge,
}

/// Sets the host cities of a draft; each gets a brief of its own to write and approve.
#[derive(Default)]
pub struct ChallengeHostsSet;

#[Object]
impl ChallengeHostsSet {
    /// Sets the host cities of a draft; each gets a brief of its own to write and approve.
    async fn challenge_hosts_set(
        &self,
        ctx: &Context<'_>,
        input: ChallengeHostsSetInput,
    ) -> Result<ChallengeHostsSetPayload, Fault> {
        let caller = caller(ctx)?;
        let set = domain::HostsSet {
            id: local(&input.id, "id")?,
            lock_version: input.lock_version,
            organisations: local_all(&input.organisation_ids, "organisationIds")?,
        };
        let row = domain::hosts_set(&caller.context, &caller.viewer, set).await?;
        Ok(ChallengeHostsSetPayload { challenge: Challenge::one(row) })
    }
}
