//! `cityPrioritiesSet`.

use async_graphql::{Context, ID, InputObject, SimpleObject};
use intercity_domain::assignment::{self, queries};

use super::types::Assignment;
use crate::graphql::{Fault, caller, local, local_all};

/// How a host city orders the winners.
#[derive(InputObject)]
pub struct CityPrioritiesSetInput {
    /// The challenge.
    challenge: ID,
    /// The host city.
    organisation: ID,
    /// Every winner's submission, first priority first.
    submissions: Vec<ID>,
    /// Why it differs from the ranking of the challenge.
    #[graphql(default)]
    reason: String,
}

/// The assignment after the change.
#[derive(SimpleObject)]
pub struct CityPrioritiesSetPayload {
    /// The assignment.
    assignment: Assignment,
}

pub(super) async fn run(ctx: &Context<'_>, input: CityPrioritiesSetInput) -> Result<CityPrioritiesSetPayload, Fault> {
    let caller = caller(ctx)?;
    let challenge = local(&input.challenge, "challenge")?;
    let command = assignment::CityPrioritiesSet {
        challenge,
        organisation: local(&input.organisation, "organisation")?,
        submissions: local_all(&input.submissions, "submissions")?,
        reason: input.reason,
    };
    assignment::city_priorities_set(&caller.context, &caller.viewer, command).await?;
    let board = queries::board(&caller.context, &caller.viewer, challenge).await?;
    Ok(CityPrioritiesSetPayload { assignment: Assignment::new(board) })
}
