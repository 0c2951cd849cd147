//! Makes another member the lead of a team.

use super::model::Seen;
use super::policy::{Action, Relation};
use super::{TeamMemberState, load, store};
use crate::kernel::{Context, Entry, Error, Id, Result, TeamMemberId, Viewer};

/// To whom.
#[derive(Clone, Debug)]
pub struct LeadHandOver {
    /// The member who leads from now on.
    pub member: TeamMemberId,
}

/// Hands over.
///
/// # Errors
/// Refused when the person is not an active member.
pub async fn lead_hand_over(ctx: &Context, viewer: &Viewer, input: LeadHandOver) -> Result<Seen> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let (mut loaded, member) = load::member(&tx, input.member).await?;
    let permit = loaded.seen.permit(Action::LeadHandOver)?;
    let Some(person) = member.person_id.filter(|_| member.state == TeamMemberState::Active) else {
        return Err(Error::refused(
            "team.not_member",
            "teamMemberId",
            "Only somebody who has joined the team can lead it.",
        ));
    };
    let before = loaded.seen.team.lead_person_id;
    if person == before {
        return Ok(loaded.seen);
    }
    loaded.seen.team = store::set_lead(&tx, &permit, loaded.seen.team, person).await?;
    tx.record(
        Entry::new("team.lead_handed_over", loaded.seen.team.id)
            .challenge(loaded.challenge.id)
            .with("from", before.uuid())
            .with("to", person.uuid())
            .with("submission", loaded.seen.submission.id.uuid()),
    )
    .await?;
    tx.commit().await?;
    loaded.seen.relation = Relation::Member;
    Ok(loaded.seen)
}
