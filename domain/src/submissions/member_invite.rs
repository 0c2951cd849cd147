//! Invites somebody to a team by e-mail, or invites them again.

use super::entity::team_member;
use super::policy::Action;
use super::{TeamMemberState, load, rules, store};
use crate::kernel::{Context, Entry, Faults, Id, Result, TeamId, TeamMemberId, Viewer, link_token, link_token_matches};

/// What the links in invitations are for; the worker computes the same token when it writes the mail.
pub const LINK_PURPOSE: &str = "team_invitation";

/// Whom to invite.
#[derive(Clone, Debug)]
pub struct MemberInvite {
    /// The team.
    pub team: TeamId,
    /// The e-mail address.
    pub email: String,
}

/// The token in the link of an invitation.
pub fn invitation_token(ctx: &Context, member: TeamMemberId) -> String {
    link_token(ctx, LINK_PURPOSE, member.uuid())
}

/// Whether this is the token in the link of that invitation.
pub fn is_invitation_token(ctx: &Context, member: TeamMemberId, token: &str) -> bool {
    link_token_matches(ctx, LINK_PURPOSE, member.uuid(), token)
}

/// Invites; whoever declined, left or was removed can be invited again, and an open invitation is sent again.
///
/// # Errors
/// Refused when the challenge is not open, the team is full, or the person is in it already.
pub async fn member_invite(ctx: &Context, viewer: &Viewer, input: MemberInvite) -> Result<team_member::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let loaded = load::team(&tx, input.team).await?;
    let permit = loaded.seen.permit(Action::MemberInvite)?;
    rules::open(loaded.challenge.phase(tx.now()))?;

    let email = rules::address(&input.email);
    let existing = loaded.members.iter().find(|member| member.email == email).cloned();
    let mut faults = Faults::new();
    rules::check_address(&mut faults, "email", &email);
    match existing.as_ref().map(|member| member.state) {
        Some(TeamMemberState::Active) => {
            faults.push("team.already_member", "email", "This person is in the team already.");
        }
        // The place is taken already; the mail goes out again.
        Some(TeamMemberState::Invited) => {}
        Some(TeamMemberState::Declined | TeamMemberState::Left | TeamMemberState::Removed) | None => {
            rules::room(&mut faults, "email", &loaded.challenge.rules()?, &loaded.members);
        }
    }
    faults.finish()?;

    let invited = match existing {
        Some(member) => store::set_member(&tx, &permit, member, TeamMemberState::Invited, None).await?,
        None => store::insert_member(&tx, &permit, &loaded.seen.team, None, &email, TeamMemberState::Invited).await?,
    };
    tx.record(
        Entry::new("team_member.invited", invited.id)
            .challenge(loaded.challenge.id)
            .with("team", input.team.uuid())
            .with("submission", loaded.seen.submission.id.uuid()),
    )
    .await?;
    tx.commit().await?;
    Ok(invited)
}
