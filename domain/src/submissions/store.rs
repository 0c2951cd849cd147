//! The only place that writes teams, submissions, answers and versions.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::Value;

use super::entity::{answer, submission, submission_version, team, team_member};
use super::{SubmissionState, TeamMemberState, TeamState};
use crate::kernel::{OrganisationId, Permit, PersonId, Result, TeamMemberId, Tx};

/// Adds a team.
pub(super) async fn insert_team(tx: &Tx, _permit: &Permit, row: team::ActiveModel) -> Result<team::Model> {
    Ok(row.insert(&**tx).await?)
}

/// Adds a submission.
pub(super) async fn insert_submission(
    tx: &Tx,
    _permit: &Permit,
    row: submission::ActiveModel,
) -> Result<submission::Model> {
    Ok(row.insert(&**tx).await?)
}

/// Adds somebody to a team, in the state given.
pub(super) async fn insert_member(
    tx: &Tx,
    _permit: &Permit,
    team: &team::Model,
    person: Option<PersonId>,
    email: &str,
    state: TeamMemberState,
) -> Result<team_member::Model> {
    let now = tx.now();
    let row = team_member::ActiveModel {
        id: Set(tx.id::<TeamMemberId>()),
        team_id: Set(team.id),
        person_id: Set(person),
        email: Set(email.to_owned()),
        state: Set(state),
        invited_at: Set(now),
        joined_at: Set((state == TeamMemberState::Active).then_some(now)),
        ended_at: Set(None),
    };
    Ok(row.insert(&**tx).await?)
}

/// Moves a member to another state, with the instants that belong to it.
pub(super) async fn set_member(
    tx: &Tx,
    _permit: &Permit,
    member: team_member::Model,
    state: TeamMemberState,
    person: Option<PersonId>,
) -> Result<team_member::Model> {
    let now = tx.now();
    let mut row = member.into_active_model();
    row.state = Set(state);
    row.person_id = Set(person);
    match state {
        TeamMemberState::Invited => {
            row.invited_at = Set(now);
            row.joined_at = Set(None);
            row.ended_at = Set(None);
        }
        TeamMemberState::Active => {
            row.joined_at = Set(Some(now));
            row.ended_at = Set(None);
        }
        TeamMemberState::Declined | TeamMemberState::Left | TeamMemberState::Removed => row.ended_at = Set(Some(now)),
    }
    Ok(row.update(&**tx).await?)
}

/// Gives the team another lead.
pub(super) async fn set_lead(tx: &Tx, _permit: &Permit, team: team::Model, lead: PersonId) -> Result<team::Model> {
    let mut row = team.into_active_model();
    row.lead_person_id = Set(lead);
    Ok(row.update(&**tx).await?)
}

/// Gives the team another name.
pub(super) async fn set_team_name(tx: &Tx, _permit: &Permit, team: team::Model, name: &str) -> Result<team::Model> {
    let mut row = team.into_active_model();
    row.name = Set(name.to_owned());
    Ok(row.update(&**tx).await?)
}

/// Ends the team.
pub(super) async fn disband(tx: &Tx, _permit: &Permit, team: team::Model) -> Result<team::Model> {
    let mut row = team.into_active_model();
    row.state = Set(TeamState::Disbanded);
    Ok(row.update(&**tx).await?)
}

/// Writes title and cities of the draft.
pub(super) async fn set_head(
    tx: &Tx,
    _permit: &Permit,
    submission: submission::Model,
    title: &str,
    cities: &[OrganisationId],
) -> Result<submission::Model> {
    let version = submission.lock_version;
    let mut row = submission.into_active_model();
    row.title = Set(title.to_owned());
    row.cities = Set(serde_json::to_value(cities)?);
    row.lock_version = Set(version.saturating_add(1));
    Ok(row.update(&**tx).await?)
}

/// Writes an answer: the first, or the next revision.
pub(super) async fn set_answer(
    tx: &Tx,
    _permit: &Permit,
    submission: &submission::Model,
    question: &str,
    existing: Option<answer::Model>,
    value: Value,
    by: PersonId,
) -> Result<answer::Model> {
    let now = tx.now();
    match existing {
        Some(old) => {
            let revision = old.revision;
            let mut row = old.into_active_model();
            row.value = Set(value);
            row.revision = Set(revision.saturating_add(1));
            row.updated_by = Set(by);
            row.updated_at = Set(now);
            Ok(row.update(&**tx).await?)
        }
        None => {
            let row = answer::ActiveModel {
                id: Set(tx.id()),
                submission_id: Set(submission.id),
                question_key: Set(question.to_owned()),
                value: Set(value),
                revision: Set(1),
                updated_by: Set(by),
                updated_at: Set(now),
            };
            Ok(row.insert(&**tx).await?)
        }
    }
}

/// Adds a frozen version and makes it the one that counts.
pub(super) async fn add_version(
    tx: &Tx,
    _permit: &Permit,
    submission: submission::Model,
    version: submission_version::ActiveModel,
    number: i32,
) -> Result<(submission::Model, submission_version::Model)> {
    let version = version.insert(&**tx).await?;
    let mut row = submission.into_active_model();
    row.state = Set(SubmissionState::Submitted);
    row.current_version = Set(Some(number));
    row.editing = Set(false);
    row.submitted_at = Set(Some(tx.now()));
    Ok((row.update(&**tx).await?, version))
}

/// Begins a revision.
pub(super) async fn reopen(tx: &Tx, _permit: &Permit, submission: submission::Model) -> Result<submission::Model> {
    let mut row = submission.into_active_model();
    row.editing = Set(true);
    Ok(row.update(&**tx).await?)
}

/// Withdraws it.
pub(super) async fn withdraw(tx: &Tx, _permit: &Permit, submission: submission::Model) -> Result<submission::Model> {
    let mut row = submission.into_active_model();
    row.state = Set(SubmissionState::Withdrawn);
    row.editing = Set(false);
    row.withdrawn_at = Set(Some(tx.now()));
    Ok(row.update(&**tx).await?)
}
