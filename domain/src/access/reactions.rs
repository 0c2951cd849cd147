//! What becomes of requests and grants when that on which they stand changes or goes: in the same transaction.

use std::collections::HashSet;

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter};

use super::entity::{access_grant, access_request};
use super::grant_rebound::rebound;
use super::ground::grounds;
use super::{RequestState, hosting, people, store};
use crate::judging::entity::award;
use crate::kernel::{
    AwardId, ChallengeId, Entry, PilotId, Result, SubmissionId, TeamId, TeamMemberId, Tx, Verdict, activity,
};
use crate::pilots::entity::pilot;
use crate::submissions::entity::{submission, team_member};

/// Reacts to the entries that concern access.
///
/// # Errors
/// When the database fails.
pub async fn react(tx: &mut Tx, entry: &activity::Model) -> Result<()> {
    let subject = entry.subject_id;
    match entry.verb.as_str() {
        "team_member.left" | "team_member.removed" => member_ended(tx, subject.into()).await,
        "team.disbanded" => team_changed(tx, subject.into()).await,
        "submission.withdrawn" => entry_changed(tx, subject.into()).await,
        "award.accepted" | "award.declined" | "award.lapsed" => award_changed(tx, subject.into()).await,
        "pilot.planned" | "pilot.finished" | "pilot.abandoned" => pilot_changed(tx, subject.into()).await,
        "challenge.deadline_extended"
        | "challenge.updated"
        | "challenge.stages_set"
        | "challenge.decided"
        | "challenge.archived"
        | "challenge.cancelled"
        | "challenge.announced"
        | "stage.announced" => match entry.challenge_id {
            Some(id) => challenge_changed(tx, id).await,
            None => Ok(()),
        },
        "grant.expired" | "grant.revoked" => super::duty::begin(tx, subject.into()).await,
        // A partner's host is told of what changed about a grant that goes on.
        "grant.renewed" | "grant.end_moved" | "grant.version_moved" => {
            let permit = Verdict::Allowed.permit()?;
            hosting::amend(tx, &permit, subject.into()).await
        }
        "dataset.terms_set" => super::terms::changed(tx, entry).await,
        "dataset.published" => super::versions::follow(tx, entry).await,
        _ => Ok(()),
    }
}

/// A person left the team or was taken out: their access ends. When nobody is left on a grant, it ends.
async fn member_ended(tx: &mut Tx, member: TeamMemberId) -> Result<()> {
    let Some(member) = team_member::Entity::find_by_id(member).one(&**tx).await? else { return Ok(()) };
    let Some(person) = member.person_id else { return Ok(()) };
    let permit = Verdict::Allowed.permit()?;
    for grant in store::end_person(tx, &permit, member.team_id, person).await? {
        tx.record(Entry::new("grant.person_ended", grant).with("person", person).with("team", member.team_id)).await?;
        people::after_end(tx, &permit, grant).await?;
    }
    Ok(())
}

async fn team_changed(tx: &mut Tx, team: TeamId) -> Result<()> {
    close_groundless(tx, Condition::all().add(access_request::Column::TeamId.eq(team))).await?;
    rebound(tx, Condition::all().add(access_grant::Column::TeamId.eq(team))).await
}

async fn entry_changed(tx: &mut Tx, id: SubmissionId) -> Result<()> {
    match submission::Entity::find_by_id(id).one(&**tx).await? {
        Some(entry) => team_changed(tx, entry.team_id).await,
        None => Ok(()),
    }
}

async fn award_changed(tx: &mut Tx, id: AwardId) -> Result<()> {
    match award::Entity::find_by_id(id).one(&**tx).await? {
        Some(award) => entry_changed(tx, award.submission_id).await,
        None => Ok(()),
    }
}

async fn pilot_changed(tx: &mut Tx, id: PilotId) -> Result<()> {
    match pilot::Entity::find_by_id(id).one(&**tx).await? {
        Some(pilot) => entry_changed(tx, pilot.submission_id).await,
        None => Ok(()),
    }
}

async fn challenge_changed(tx: &mut Tx, id: ChallengeId) -> Result<()> {
    close_groundless(tx, Condition::all().add(access_request::Column::ChallengeId.eq(id))).await?;
    rebound(tx, Condition::all().add(access_grant::Column::ChallengeId.eq(id))).await
}

/// Closes the open requests of teams that have lost the ground on which they asked.
async fn close_groundless(tx: &mut Tx, which: Condition) -> Result<()> {
    let requests = access_request::Entity::find()
        .filter(which)
        .filter(access_request::Column::State.is_in([
            RequestState::Draft,
            RequestState::Submitted,
            RequestState::Returned,
        ]))
        .all(&**tx)
        .await?;
    if requests.is_empty() {
        return Ok(());
    }
    let permit = Verdict::Allowed.permit()?;
    let teams: HashSet<TeamId> = requests.iter().map(|request| request.team_id).collect();
    let grounds = grounds(&**tx, &teams).await?;
    for request in requests {
        let now = tx.now();
        let Some((_, why)) = grounds.bound(request.team_id, request.stage_id, now).filter(|(at, _)| *at <= now) else {
            continue;
        };
        let (id, challenge, version) = (request.id, request.challenge_id, request.lock_version);
        let mut row = request.into_active_model();
        row.state = Set(RequestState::Closed);
        row.lock_version = Set(version + 1);
        store::save_request(tx, &permit, row, None, false).await?;
        tx.record(Entry::new("access_request.closed", id).challenge(challenge).with("reason", why)).await?;
    }
    Ok(())
}
