//! Accepts an invitation: by the person to whose confirmed e-mail address it was sent.

use super::entity::team_member;
use super::model::Seen;
use super::policy::{self, Action, Relation};
use super::{TeamMemberState, load, member_invite, rules, store};
use crate::kernel::{Context, Entry, Error, Faults, Id, Result, TeamMemberId, Viewer};

/// Which invitation.
#[derive(Clone, Debug)]
pub struct MemberAccept {
    /// The invitation.
    pub member: TeamMemberId,
    /// The token of the link; not needed by whoever is signed in with the invited address, which is confirmed.
    pub token: Option<String>,
}

/// Joins the team.
///
/// # Errors
/// Refused when the link is not the right one, the challenge is not open, or the person is in too many entries.
pub async fn member_accept(ctx: &Context, viewer: &Viewer, input: MemberAccept) -> Result<(Seen, team_member::Model)> {
    let person = viewer.person()?;
    check_token(ctx, input.member, input.token.as_deref())?;
    let mut tx = ctx.begin(viewer).await?;
    let (mut loaded, member) =
        load::member(&tx, input.member).await.map_err(|error| explain(error, input.token.is_some()))?;
    let permit = loaded.seen.permit(Action::MemberAccept)?;
    if member.email != person.email || member.state != TeamMemberState::Invited {
        return Err(Error::NotFound);
    }
    policy::decide_create(load::to_challenge(&*tx, viewer, &loaded.challenge).await?).permit()?;
    rules::open(loaded.challenge.phase(tx.now()))?;
    let mut faults = Faults::new();
    let entries = super::team::entries_of(&*tx, loaded.challenge.id, person.id).await?;
    rules::entries(&mut faults, "", &loaded.challenge.rules()?, entries);
    faults.finish()?;

    let member = store::set_member(&tx, &permit, member, TeamMemberState::Active, Some(person.id)).await?;
    tx.record(
        Entry::new("team_member.accepted", member.id)
            .challenge(loaded.challenge.id)
            .with("team", member.team_id.uuid())
            .with("person", person.id.uuid())
            .with("submission", loaded.seen.submission.id.uuid()),
    )
    .await?;
    tx.commit().await?;
    loaded.seen.relation = Relation::Member;
    Ok((loaded.seen, member))
}

/// A token, where there is one, must be that of the invitation.
pub(super) fn check_token(ctx: &Context, member: TeamMemberId, token: Option<&str>) -> Result<()> {
    match token {
        Some(token) if !member_invite::is_invitation_token(ctx, member, token) => Err(Error::refused(
            "team.invitation_link",
            "token",
            "This link is not complete. Open it again from the mail, or ask for a new invitation.",
        )),
        _ => Ok(()),
    }
}

/// Whoever holds the link but is signed in with another address is told so.
pub(super) fn explain(error: Error, has_link: bool) -> Error {
    match error {
        Error::NotFound if has_link => Error::refused(
            "team.invitation_other_person",
            "",
            "This invitation was sent to another e-mail address, or it was taken back. Sign in with the address \
             that the mail was sent to.",
        ),
        other => other,
    }
}
