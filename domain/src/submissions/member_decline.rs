//! Declines an invitation.

use super::entity::team_member;
use super::member_accept::{check_token, explain};
use super::policy::Action;
use super::{TeamMemberState, load, store};
use crate::kernel::{Context, Entry, Error, Id, Result, TeamMemberId, Viewer};

/// Which invitation.
#[derive(Clone, Debug)]
pub struct MemberDecline {
    /// The invitation.
    pub member: TeamMemberId,
    /// The token of the link, if the person came that way.
    pub token: Option<String>,
}

/// Declines; the lead can invite again.
///
/// # Errors
/// `NotFound` when there is no such open invitation for this person.
pub async fn member_decline(ctx: &Context, viewer: &Viewer, input: MemberDecline) -> Result<team_member::Model> {
    let person = viewer.person()?;
    check_token(ctx, input.member, input.token.as_deref())?;
    let mut tx = ctx.begin(viewer).await?;
    let (loaded, member) =
        load::member(&tx, input.member).await.map_err(|error| explain(error, input.token.is_some()))?;
    let permit = loaded.seen.permit(Action::MemberDecline)?;
    if member.email != person.email || member.state != TeamMemberState::Invited {
        return Err(Error::NotFound);
    }
    let member = store::set_member(&tx, &permit, member, TeamMemberState::Declined, None).await?;
    tx.record(
        Entry::new("team_member.declined", member.id)
            .challenge(loaded.challenge.id)
            .with("team", member.team_id.uuid())
            .with("submission", loaded.seen.submission.id.uuid()),
    )
    .await?;
    tx.commit().await?;
    Ok(member)
}
