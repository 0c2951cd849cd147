//! Leaving a team.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::submissions as domain;

use crate::graphql::{Fault, caller, global, local};

/// Which team.
#[derive(InputObject)]
pub struct TeamMemberLeaveInput {
    /// The team.
    team_id: ID,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct TeamMemberLeavePayload {
    /// Your membership, which has ended.
    team_member_id: ID,
}

/// Leaving a team.
#[derive(Default)]
pub struct TeamMemberLeave;

#[Object]
impl TeamMemberLeave {
    /// Leaves a team. A lead hands over first; the last to leave ends the team and withdraws its submission.
    async fn team_member_leave(
        &self,
        ctx: &Context<'_>,
        input: TeamMemberLeaveInput,
    ) -> Result<TeamMemberLeavePayload, Fault> {
        let caller = caller(ctx)?;
        let leave = domain::MemberLeave { team: local(&input.team_id, "teamId")? };
        let member = domain::member_leave(&caller.context, &caller.viewer, leave).await?;
        Ok(TeamMemberLeavePayload { team_member_id: global(member.id) })
    }
}
