//! Inviting somebody to a team.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::kernel::TeamId;
use intercity_domain::submissions as domain;

use super::team::Team;
use super::types::Submission;
use crate::graphql::{Fault, caller, global, local};

/// Whom to invite.
#[derive(InputObject)]
pub struct TeamMemberInviteInput {
    /// The team.
    team_id: ID,
    /// The e-mail address.
    email: String,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct TeamMemberInvitePayload {
    /// The id of the team member to be.
    team_member_id: ID,
    /// The team.
    team: Team,
}

/// Inviting somebody.
#[derive(Default)]
pub struct TeamMemberInvite;

#[Object]
impl TeamMemberInvite {
    /// Invites somebody by e-mail, or sends an open invitation again. For the lead.
    async fn team_member_invite(
        &self,
        ctx: &Context<'_>,
        input: TeamMemberInviteInput,
    ) -> Result<TeamMemberInvitePayload, Fault> {
        let caller = caller(ctx)?;
        let team: TeamId = local(&input.team_id, "teamId")?;
        let invite = domain::MemberInvite { team, email: input.email };
        let member = domain::member_invite(&caller.context, &caller.viewer, invite).await?;
        let seen = domain::queries::get_team(&caller.context, &caller.viewer, team).await?;
        Ok(TeamMemberInvitePayload { team_member_id: global(member.id), team: Team(Submission::one(seen)) })
    }
}
