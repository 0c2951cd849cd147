//! Handing over the lead of a team.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::submissions as domain;

use super::team::Team;
use super::types::Submission;
use crate::graphql::{Fault, caller, local};

/// To whom.
#[derive(InputObject)]
pub struct TeamLeadHandOverInput {
    /// The member who leads from now on.
    team_member_id: ID,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct TeamLeadHandOverPayload {
    /// The team.
    team: Team,
}

/// Handing over.
#[derive(Default)]
pub struct TeamLeadHandOver;

#[Object]
impl TeamLeadHandOver {
    /// Makes another member the lead. For the lead.
    async fn team_lead_hand_over(
        &self,
        ctx: &Context<'_>,
        input: TeamLeadHandOverInput,
    ) -> Result<TeamLeadHandOverPayload, Fault> {
        let caller = caller(ctx)?;
        let hand_over = domain::LeadHandOver { member: local(&input.team_member_id, "teamMemberId")? };
        let seen = domain::lead_hand_over(&caller.context, &caller.viewer, hand_over).await?;
        Ok(TeamLeadHandOverPayload { team: Team(Submission::one(seen)) })
    }
}
