//! Accepting an invitation to a team.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::submissions as domain;

use super::team::Team;
use super::types::Submission;
use crate::graphql::{Fault, caller, local};

/// Which invitation.
#[derive(InputObject)]
pub struct TeamMemberAcceptInput {
    /// The id of the team member to be, from the invitation.
    team_member_id: ID,
    /// The token of the link in the mail, if you came that way.
    token: Option<String>,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct TeamMemberAcceptPayload {
    /// The team that you are in now.
    team: Team,
}

/// Accepting an invitation.
#[derive(Default)]
pub struct TeamMemberAccept;

#[Object]
impl TeamMemberAccept {
    /// Accepts an invitation. You must be signed in with the address to which it was sent.
    async fn team_member_accept(
        &self,
        ctx: &Context<'_>,
        input: TeamMemberAcceptInput,
    ) -> Result<TeamMemberAcceptPayload, Fault> {
        let caller = caller(ctx)?;
        let accept = domain::MemberAccept {
            member: local(&input.team_member_id, "teamMemberId")?,
            token: input.token.filter(|token| !token.is_empty()),
        };
        let (seen, _) = domain::member_accept(&caller.context, &caller.viewer, accept).await?;
        Ok(TeamMemberAcceptPayload { team: Team(Submission::one(seen)) })
    }
}
