//! What a viewer is to a stage and to a submission in it.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::challenges;
use crate::challenges::entity::stage;
use crate::judging::entity::{announcement, conflict, judge_assignment, panel_judge, stage_result};
use crate::judging::policy::{self, Relation};
use crate::judging::{Scope, StageOutcome, Standing};
use crate::kernel::{ChallengeId, Error, PersonId, Result, StageId, SubmissionId, Timestamp, Viewer};
use crate::submissions::entity::submission;
use crate::submissions::{self, SubmissionState};

/// A stage with everything that rights in it depend on.
///
/// # Errors
/// `NotFound` when there is no such stage.
pub async fn scope(conn: &impl ConnectionTrait, id: StageId, now: Timestamp) -> Result<Scope> {
    let found = challenges::queries::find_stage(conn, id).await?;
    let challenge = challenges::find(conn, found.challenge_id).await?;
    let hosts = challenges::standing(conn, &challenge).await?;
    let stages = challenges::queries::stages(conn, &[challenge.id]).await?;
    let announced = announcement::Entity::find().filter(announcement::Column::StageId.eq(id)).one(conn).await?;
    let announced_at = announced.map(|row| row.announced_at);
    let standing = Standing::of(challenge.phase(now), announced_at.is_some());
    let before = stages.iter().rfind(|stage| stage.position < found.position).cloned();
    let last = stages.iter().all(|stage| stage.position <= found.position);
    Ok(Scope { challenge, hosts, stage: found, before, last, announced_at, standing })
}

/// The stage that gives the awards of a challenge.
///
/// # Errors
/// `NotFound` when the challenge has no stage.
pub async fn last_stage(conn: &impl ConnectionTrait, challenge: ChallengeId) -> Result<stage::Model> {
    stage::Entity::find()
        .filter(stage::Column::ChallengeId.eq(challenge))
        .order_by_desc(stage::Column::Position)
        .one(conn)
        .await?
        .ok_or(Error::NotFound)
}

/// What the viewer is to the stage as a whole.
///
/// # Errors
/// When the database fails.
pub async fn relation(conn: &impl ConnectionTrait, viewer: &Viewer, scope: &Scope) -> Result<Relation> {
    let staff = policy::as_staff(viewer, &scope.hosts);
    if !matches!(staff, Relation::Stranger | Relation::HostStaff) {
        return Ok(staff);
    }
    Ok(match panel_row(conn, viewer, scope.stage.id).await? {
        Some(row) if row.chair => Relation::Chair,
        Some(_) => Relation::Panel,
        None => staff,
    })
}

/// What the viewer is to one submission in the stage, for everything but reviewing: a conflict comes first.
///
/// # Errors
/// When the database fails.
pub async fn relation_to(
    conn: &impl ConnectionTrait,
    viewer: &Viewer,
    scope: &Scope,
    submission: SubmissionId,
) -> Result<Relation> {
    if let Some(person) = viewer.person_id() {
        if barred(conn, submission, person).await? {
            return Ok(Relation::Conflicted);
        }
        if let Some(own) = team_relation(conn, submission, person).await? {
            return Ok(own);
        }
    }
    relation(conn, viewer, scope).await
}

/// What the viewer is to one submission as a judge of it.
///
/// # Errors
/// When the database fails.
pub async fn judge_relation(
    conn: &impl ConnectionTrait,
    viewer: &Viewer,
    scope: &Scope,
    submission: SubmissionId,
) -> Result<Relation> {
    let Some(person) = viewer.person_id() else { return Ok(policy::as_staff(viewer, &scope.hosts)) };
    let on_panel = panel_row(conn, viewer, scope.stage.id).await?.is_some();
    if barred(conn, submission, person).await? {
        return Ok(Relation::Conflicted);
    }
    if let Some(own) = team_relation(conn, submission, person).await? {
        return Ok(if on_panel { Relation::Conflicted } else { own });
    }
    let assigned = judge_assignment::Entity::find()
        .filter(judge_assignment::Column::StageId.eq(scope.stage.id))
        .filter(judge_assignment::Column::SubmissionId.eq(submission))
        .filter(judge_assignment::Column::PersonId.eq(person))
        .filter(judge_assignment::Column::RemovedAt.is_null())
        .one(conn)
        .await?;
    Ok(match (assigned, on_panel) {
        (Some(_), _) => Relation::Judge,
        (None, true) => Relation::Panel,
        (None, false) => policy::as_staff(viewer, &scope.hosts),
    })
}

/// Whether the person is in the team of the submission, and leads it.
///
/// # Errors
/// `NotFound` when there is no such submission.
pub async fn team_relation(
    conn: &impl ConnectionTrait,
    submission: SubmissionId,
    person: PersonId,
) -> Result<Option<Relation>> {
    let team = submissions::team_of(conn, submission).await?;
    if !submissions::is_member(conn, team.id, person).await? {
        return Ok(None);
    }
    Ok(Some(if team.lead_person_id == person { Relation::Lead } else { Relation::Member }))
}

async fn panel_row(conn: &impl ConnectionTrait, viewer: &Viewer, stage: StageId) -> Result<Option<panel_judge::Model>> {
    let Some(person) = viewer.person_id() else { return Ok(None) };
    Ok(panel_judge::Entity::find()
        .filter(panel_judge::Column::StageId.eq(stage))
        .filter(panel_judge::Column::PersonId.eq(person))
        .filter(panel_judge::Column::RemovedAt.is_null())
        .one(conn)
        .await?)
}

/// Whether a conflict keeps the person from the submission, whatever else they are.
///
/// # Errors
/// When the database fails.
pub async fn barred(conn: &impl ConnectionTrait, submission: SubmissionId, person: PersonId) -> Result<bool> {
    let row = conflict::Entity::find()
        .filter(conflict::Column::SubmissionId.eq(submission))
        .filter(conflict::Column::PersonId.eq(person))
        .filter(conflict::Column::LiftedAt.is_null())
        .one(conn)
        .await?;
    Ok(row.is_some())
}

/// Every submission of a challenge that a conflict keeps the viewer from.
///
/// # Errors
/// When the database fails.
pub async fn barred_submissions(
    conn: &impl ConnectionTrait,
    viewer: &Viewer,
    challenge: ChallengeId,
) -> Result<BTreeSet<SubmissionId>> {
    let Some(person) = viewer.person_id() else { return Ok(BTreeSet::new()) };
    let rows = conflict::Entity::find()
        .filter(conflict::Column::ChallengeId.eq(challenge))
        .filter(conflict::Column::PersonId.eq(person))
        .filter(conflict::Column::LiftedAt.is_null())
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| row.submission_id).collect())
}

/// Every submission that a conflict keeps the person from.
///
/// # Errors
/// When the database fails.
pub async fn barred_anywhere(conn: &impl ConnectionTrait, person: PersonId) -> Result<BTreeSet<SubmissionId>> {
    let rows = conflict::Entity::find()
        .filter(conflict::Column::PersonId.eq(person))
        .filter(conflict::Column::LiftedAt.is_null())
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| row.submission_id).collect())
}

/// The submissions in the running in a stage: sent, not withdrawn, advanced from the stage before, not ruled out.
///
/// # Errors
/// When the database fails.
pub async fn participants(conn: &impl ConnectionTrait, scope: &Scope) -> Result<Vec<submission::Model>> {
    let mut rows = submission::Entity::find()
        .filter(submission::Column::ChallengeId.eq(scope.challenge.id))
        .filter(submission::Column::State.eq(SubmissionState::Submitted))
        .filter(submission::Column::CurrentVersion.is_not_null())
        .order_by_asc(submission::Column::Number)
        .order_by_asc(submission::Column::Id)
        .all(conn)
        .await?;
    if let Some(before) = &scope.before {
        let advanced = with_outcome(conn, before.id, StageOutcome::Advanced).await?;
        rows.retain(|row| advanced.contains(&row.id));
    }
    let out = with_outcome(conn, scope.stage.id, StageOutcome::Ineligible).await?;
    rows.retain(|row| !out.contains(&row.id));
    Ok(rows)
}

async fn with_outcome(
    conn: &impl ConnectionTrait,
    stage: StageId,
    outcome: StageOutcome,
) -> Result<BTreeSet<SubmissionId>> {
    let rows = stage_result::Entity::find()
        .filter(stage_result::Column::StageId.eq(stage))
        .filter(stage_result::Column::Outcome.eq(outcome))
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| row.submission_id).collect())
}
