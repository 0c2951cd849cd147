//! Declining an invitation to a team.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::submissions as domain;

use crate::graphql::{Fault, caller, global, local};

/// Which invitation.
#[derive(InputObject)]
pub struct TeamMemberDeclineInput {
    /// The id of the team member to be, from the invitation.
    team_member_id: ID,
    /// The token of the link in the mail, if you came that way.
    token: Option<String>,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct TeamMemberDeclinePayload {
    /// The invitation that is closed now.
    team_member_id: ID,
}

/// Declining an invitation.
#[derive(Default)]
pub struct TeamMemberDecline;

#[Object]
impl TeamMemberDecline {
    /// Declines an invitation; the lead can invite you again.
    async fn team_member_decline(
        &self,
        ctx: &Context<'_>,
        input: TeamMemberDeclineInput,
    ) -> Result<TeamMemberDeclinePayload, Fault> {
        let caller = caller(ctx)?;
        let decline = domain::MemberDecline {
            member: local(&input.team_member_id, "teamMemberId")?,
            token: input.token.filter(|token| !token.is_empty()),
        };
        let member = domain::member_decline(&caller.context, &caller.viewer, decline).await?;
        Ok(TeamMemberDeclinePayload { team_member_id: global(member.id) })
    }
}
