//! Taking somebody out of a team.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::submissions as domain;

use super::team::Team;
use super::types::Submission;
use crate::graphql::{Fault, caller, local};

/// Whom.
#[derive(InputObject)]
pub struct TeamMemberRemoveInput {
    /// The member or the invitation.
    team_member_id: ID,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct TeamMemberRemovePayload {
    /// The team.
    team: Team,
}

/// Taking somebody out.
#[derive(Default)]
pub struct TeamMemberRemove;

#[Object]
impl TeamMemberRemove {
    /// Takes a member out of the team, or takes an invitation back. For the lead.
    async fn team_member_remove(
        &self,
        ctx: &Context<'_>,
        input: TeamMemberRemoveInput,
    ) -> Result<TeamMemberRemovePayload, Fault> {
        let caller = caller(ctx)?;
        let remove = domain::MemberRemove { member: local(&input.team_member_id, "teamMemberId")? };
        let member = domain::member_remove(&caller.context, &caller.viewer, remove).await?;
        let seen = domain::queries::get_team(&caller.context, &caller.viewer, member.team_id).await?;
        Ok(TeamMemberRemovePayload { team: Team(Submission::one(seen)) })
    }
}
