//! Takes a member out of a team, or takes an invitation back.

use super::entity::team_member;
use super::policy::{self, Action};
use super::{TeamMemberState, load, store};
use crate::kernel::{Context, Entry, Error, Id, Result, TeamMemberId, Viewer};

/// Whom.
#[derive(Clone, Debug)]
pub struct MemberRemove {
    /// The member or invitation.
    pub member: TeamMemberId,
}

/// Removes the member.
///
/// # Errors
/// Refused for the lead, and when the person is not in the team any more.
pub async fn member_remove(ctx: &Context, viewer: &Viewer, input: MemberRemove) -> Result<team_member::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let (loaded, member) = load::member(&tx, input.member).await?;
    let permit = loaded.seen.permit(Action::MemberRemove)?;
    if member.person_id.is_some_and(|person| policy::leads(&loaded.seen.team, person)) {
        return Err(Error::refused(
            "team.lead_stays",
            "teamMemberId",
            "You lead this team. Hand over to another member, then leave.",
        ));
    }
    match member.state {
        TeamMemberState::Active | TeamMemberState::Invited => {}
        TeamMemberState::Declined | TeamMemberState::Left | TeamMemberState::Removed => {
            return Err(Error::refused("team.not_member", "teamMemberId", "This person is not in the team any more."));
        }
    }
    let person = member.person_id;
    let member = store::set_member(&tx, &permit, member, TeamMemberState::Removed, person).await?;
    tx.record(
        Entry::new("team_member.removed", member.id)
            .challenge(loaded.challenge.id)
            .with("team", member.team_id.uuid())
            .with("person", person.map(Id::uuid))
            .with("submission", loaded.seen.submission.id.uuid()),
    )
    .await?;
    tx.commit().await?;
    Ok(member)
}
