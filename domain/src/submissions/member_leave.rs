//! Leaves a team. A lead hands over first; the last to leave ends the team and withdraws its submission.

use super::entity::team_member;
use super::model::Loaded;
use super::policy::{Action, Relation};
use super::{SubmissionState, TeamMemberState, load, rules, store};
use crate::kernel::{Context, Entry, Error, Id, Permit, Person, Result, TeamId, Tx, Viewer};

/// Which team.
#[derive(Clone, Debug)]
pub struct MemberLeave {
    /// The team.
    pub team: TeamId,
}

/// Leaves.
///
/// # Errors
/// Refused while the viewer leads others.
pub async fn member_leave(ctx: &Context, viewer: &Viewer, input: MemberLeave) -> Result<team_member::Model> {
    let person = viewer.person()?;
    let mut tx = ctx.begin(viewer).await?;
    let loaded = load::team(&tx, input.team).await?;
    let permit = loaded.seen.permit(Action::MemberLeave)?;
    let own = own_row(&loaded, person)?;
    let last = rules::others(&loaded.members, person.id) == 0;
    if loaded.seen.relation == Relation::Lead && !last {
        return Err(Error::refused(
            "team.lead_must_hand_over",
            "",
            "You lead this team. Hand over to another member first.",
        ));
    }
    let member = store::set_member(&tx, &permit, own, TeamMemberState::Left, Some(person.id)).await?;
    tx.record(
        Entry::new("team_member.left", member.id)
            .challenge(loaded.challenge.id)
            .with("team", input.team.uuid())
            .with("person", person.id.uuid())
            .with("submission", loaded.seen.submission.id.uuid()),
    )
    .await?;
    if last {
        end_team(&mut tx, &permit, loaded).await?;
    }
    tx.commit().await?;
    Ok(member)
}

fn own_row(loaded: &Loaded, person: &Person) -> Result<team_member::Model> {
    loaded
        .members
        .iter()
        .find(|member| member.state == TeamMemberState::Active && member.person_id == Some(person.id))
        .cloned()
        .ok_or(Error::NotFound)
}

async fn end_team(tx: &mut Tx, permit: &Permit, loaded: Loaded) -> Result<()> {
    let submission = loaded.seen.submission;
    let team = store::disband(tx, permit, loaded.seen.team).await?;
    tx.record(
        Entry::new("team.disbanded", team.id).challenge(loaded.challenge.id).with("submission", submission.id.uuid()),
    )
    .await?;
    let can = rules::can_withdraw(loaded.challenge.phase(tx.now())).is_ok();
    if can && submission.state != SubmissionState::Withdrawn {
        let submission = store::withdraw(tx, permit, submission).await?;
        tx.record(
            Entry::new("submission.withdrawn", submission.id)
                .challenge(loaded.challenge.id)
                .with("team", team.id.uuid()),
        )
        .await?;
    }
    Ok(())
}
