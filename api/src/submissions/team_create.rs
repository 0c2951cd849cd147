//! Entering a challenge with a team.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::submissions as domain;

use super::team::Team;
use super::types::Submission;
use crate::graphql::{Fault, caller, local, local_opt};

/// Who enters what.
#[derive(InputObject)]
pub struct TeamCreateInput {
    /// The challenge; it must be open.
    challenge_id: ID,
    /// The name of the team.
    name: String,
    /// The organisation that the team comes from, if any; you must belong to it.
    organisation_id: Option<ID>,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct TeamCreatePayload {
    /// The team, which you lead.
    team: Team,
    /// The draft of its submission.
    submission: Submission,
}

/// Entering a challenge.
#[derive(Default)]
pub struct TeamCreate;

#[Object]
impl TeamCreate {
    /// Enters a challenge: makes a team that you lead, and the draft of its submission.
    async fn team_create(&self, ctx: &Context<'_>, input: TeamCreateInput) -> Result<TeamCreatePayload, Fault> {
        let caller = caller(ctx)?;
        let create = domain::TeamCreate {
            challenge: local(&input.challenge_id, "challengeId")?,
            name: input.name,
            organisation: local_opt(input.organisation_id.as_ref(), "organisationId")?,
            fictional: false,
        };
        let submission = Submission::one(domain::team_create(&caller.context, &caller.viewer, create).await?);
        Ok(TeamCreatePayload { team: Team(submission.clone()), submission })
    }
}
