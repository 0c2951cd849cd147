//! What a judge sees: their queue, a submission they attested for, their review, and others' once theirs is sent.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;

use super::scope::{barred_anywhere, judge_relation, scope};
use crate::challenges::{Audience, Question, QuestionKind};
use crate::files::SignedUrl;
use crate::judging::entity::{judge_assignment, review, score};
use crate::judging::policy::{self, Action, Relation};
use crate::judging::{ReviewState, Scope, Standing};
use crate::kernel::{
    Context, CriterionId, Error, FileId, JudgeAssignmentId, Result, StageId, SubmissionId, Timestamp, Verdict, Viewer,
};
use crate::submissions;
use crate::submissions::entity::{submission, submission_version, team};

/// The most assignments that a queue shows.
const QUEUE: u64 = 500;

/// One assignment as its judge meets it.
#[derive(Clone, Debug)]
pub struct AssignmentView {
    /// The assignment.
    pub assignment: judge_assignment::Model,
    /// The stage with its challenge.
    pub scope: Scope,
    /// The submission's row: number and title may be shown before the attestation.
    pub submission: submission::Model,
    /// The judge's own review, if begun.
    pub review: Option<ReviewView>,
}

/// A review with its scores.
#[derive(Clone, Debug)]
pub struct ReviewView {
    /// The review.
    pub review: review::Model,
    /// Half points by criterion.
    pub scores: BTreeMap<CriterionId, i32>,
}

/// The frozen version that a judge reads.
#[derive(Clone, Debug)]
pub struct SubmissionView {
    /// The version's number.
    pub version: i32,
    /// When it was sent.
    pub submitted_at: Timestamp,
    /// SHA-256 of its canonical content.
    pub sha256: String,
    /// Questions that judges may read, with the answers.
    pub answers: Vec<(Question, Value)>,
    /// The team's name, unless the stage is blind.
    pub team: Option<String>,
}

/// Every assignment of the viewer in stages that are being judged, those to do first.
///
/// # Errors
/// `Unauthenticated` when nobody is signed in.
pub async fn judge_queue(ctx: &Context, viewer: &Viewer) -> Result<Vec<AssignmentView>> {
    let person = viewer.person()?.id;
    let conn = ctx.db.reader();
    let rows = judge_assignment::Entity::find()
        .filter(judge_assignment::Column::PersonId.eq(person))
        .filter(judge_assignment::Column::RemovedAt.is_null())
        .order_by_desc(judge_assignment::Column::Id)
        .limit(QUEUE)
        .all(conn)
        .await?;
    let mut scopes: BTreeMap<StageId, Scope> = BTreeMap::new();
    for row in &rows {
        if let Entry::Vacant(place) = scopes.entry(row.stage_id) {
            place.insert(scope(conn, row.stage_id, ctx.now()).await?);
        }
    }
    let ids: Vec<SubmissionId> = rows.iter().map(|row| row.submission_id).collect();
    let submissions: BTreeMap<_, _> = submission::Entity::find()
        .filter(submission::Column::Id.is_in(ids))
        .all(conn)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let barred = barred_anywhere(conn, person).await?;
    let own = review::Entity::find().filter(review::Column::PersonId.eq(person)).all(conn).await?;
    let mut own: BTreeMap<_, _> =
        with_scores(conn, own).await?.into_iter().map(|v| ((v.review.stage_id, v.review.submission_id), v)).collect();
    let mut queue = Vec::new();
    for assignment in rows {
        let key = (assignment.stage_id, assignment.submission_id);
        let (Some(scope), Some(submission)) = (scopes.get(&key.0), submissions.get(&key.1)) else { continue };
        if barred.contains(&key.1) || matches!(scope.standing, Standing::Preparing | Standing::Over) {
            continue;
        }
        queue.push(AssignmentView {
            assignment,
            scope: scope.clone(),
            submission: submission.clone(),
            review: own.remove(&key),
        });
    }
    queue.sort_by_key(|view| view.review.as_ref().is_some_and(|own| own.review.state == ReviewState::Sent));
    Ok(queue)
}

/// One assignment of the viewer.
///
/// # Errors
/// `NotFound` when it is not theirs or a conflict hides it.
pub async fn assignment(ctx: &Context, viewer: &Viewer, id: JudgeAssignmentId) -> Result<AssignmentView> {
    let conn = ctx.db.reader();
    let (assignment, scope) = own_assignment(conn, viewer, id, ctx.now()).await?;
    let submission =
        submission::Entity::find_by_id(assignment.submission_id).one(conn).await?.ok_or(Error::NotFound)?;
    let own = review::Entity::find()
        .filter(review::Column::StageId.eq(assignment.stage_id))
        .filter(review::Column::SubmissionId.eq(assignment.submission_id))
        .filter(review::Column::PersonId.eq(assignment.person_id))
        .all(conn)
        .await?;
    let review = with_scores(conn, own).await?.pop();
    Ok(AssignmentView { assignment, scope, submission, review })
}

/// The row of an assignment if it is the viewer's and no conflict hides it, with its stage.
///
/// # Errors
/// `Unauthenticated`, or `NotFound`.
pub async fn own_assignment(
    conn: &impl ConnectionTrait,
    viewer: &Viewer,
    id: JudgeAssignmentId,
    now: Timestamp,
) -> Result<(judge_assignment::Model, Scope)> {
    viewer.signed_in()?;
    let row = judge_assignment::Entity::find_by_id(id).one(conn).await?.ok_or(Error::NotFound)?;
    let theirs = viewer.person_id() == Some(row.person_id) && row.removed_at.is_none();
    let scope = scope(conn, row.stage_id, now).await?;
    if !theirs || judge_relation(conn, viewer, &scope, row.submission_id).await? != Relation::Judge {
        return Err(Error::NotFound);
    }
    Ok((row, scope))
}

/// Whether the viewer may read the frozen version of a submission as a judge: assigned in a stage that is being
/// judged (or was announced), attested, and without a conflict.
///
/// # Errors
/// When the database fails.
pub async fn may_read_submission(
    conn: &impl ConnectionTrait,
    viewer: &Viewer,
    submission: SubmissionId,
    now: Timestamp,
) -> Result<bool> {
    let Some(person) = viewer.person_id() else { return Ok(false) };
    let rows = judge_assignment::Entity::find()
        .filter(judge_assignment::Column::SubmissionId.eq(submission))
        .filter(judge_assignment::Column::PersonId.eq(person))
        .filter(judge_assignment::Column::RemovedAt.is_null())
        .filter(judge_assignment::Column::AttestedAt.is_not_null())
        .all(conn)
        .await?;
    for row in rows {
        let scope = scope(conn, row.stage_id, now).await?;
        let relation = judge_relation(conn, viewer, &scope, submission).await?;
        if policy::decide(relation, scope.standing, Action::SubmissionRead) == Verdict::Allowed {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The frozen version, as far as judges may read it; nothing before the attestation.
///
/// # Errors
/// When the database fails.
pub async fn submission_of(ctx: &Context, view: &AssignmentView) -> Result<Option<SubmissionView>> {
    let conn = ctx.db.reader();
    let readable = policy::decide(Relation::Judge, view.scope.standing, Action::SubmissionRead) == Verdict::Allowed;
    let (true, Some(_), Some(number)) = (readable, view.assignment.attested_at, view.submission.current_version) else {
        return Ok(None);
    };
    let version = submission_version::Entity::find()
        .filter(submission_version::Column::SubmissionId.eq(view.submission.id))
        .filter(submission_version::Column::Number.eq(number))
        .one(conn)
        .await?
        .ok_or(Error::NotFound)?;
    let form = view.scope.challenge.form()?;
    let answers = form
        .questions
        .into_iter()
        .filter(|question| question.audience != Audience::Organisers)
        .filter_map(|question| {
            let value = version.content.get("answers")?.get(&question.key)?.clone();
            Some((question, value))
        })
        .collect();
    let team = if view.scope.stage.blind {
        None
    } else {
        team::Entity::find_by_id(view.submission.team_id).one(conn).await?.map(|team| team.name)
    };
    Ok(Some(SubmissionView {
        version: number,
        submitted_at: version.submitted_at,
        sha256: version.sha256,
        answers,
        team,
    }))
}

/// A signed URL for a file in an answer that the judge may read.
///
/// # Errors
/// `NotFound` when no readable answer names the file, and while it is not checked.
pub async fn file_url(ctx: &Context, view: &AssignmentView, file: FileId) -> Result<SignedUrl> {
    let content = submission_of(ctx, view).await?.ok_or(Error::NotFound)?;
    let named = content.answers.iter().any(|(question, value)| {
        matches!(question.kind, QuestionKind::File { .. }) && value.as_str() == Some(file.to_string().as_str())
    });
    let seen =
        submissions::queries::by_ids_as(ctx, submissions::policy::Relation::Judge, &[view.submission.id]).await?;
    let seen = seen.first().filter(|_| named).ok_or(Error::NotFound)?;
    let files = submissions::queries::files_of(ctx, seen, &[file]).await?;
    submissions::queries::file_url(ctx, seen, files.first().ok_or(Error::NotFound)?)
}

/// The sent reviews of a submission in a stage that the viewer may see: a judge after sending their own, organisers
/// and auditors always, nobody with a conflict.
///
/// # Errors
/// When the database fails.
pub async fn reviews_of(
    ctx: &Context,
    viewer: &Viewer,
    stage: StageId,
    submission: SubmissionId,
) -> Result<Vec<ReviewView>> {
    let conn = ctx.db.reader();
    let scope = scope(conn, stage, ctx.now()).await?;
    let rows = review::Entity::find()
        .filter(review::Column::StageId.eq(stage))
        .filter(review::Column::SubmissionId.eq(submission))
        .filter(review::Column::State.eq(ReviewState::Sent))
        .order_by_asc(review::Column::Id)
        .all(conn)
        .await?;
    let may = match judge_relation(conn, viewer, &scope, submission).await? {
        Relation::Judge => viewer.person_id().is_some_and(|id| rows.iter().any(|row| row.person_id == id)),
        Relation::Panel => insider(policy::as_staff(viewer, &scope.hosts)),
        Relation::Conflicted => return Err(Error::NotFound),
        other => insider(other),
    };
    if may { with_scores(conn, rows).await } else { Ok(Vec::new()) }
}

const fn insider(relation: Relation) -> bool {
    matches!(relation, Relation::Organiser | Relation::Administrator | Relation::Auditor | Relation::System)
}

/// Reviews with their scores, in two queries.
async fn with_scores(conn: &impl ConnectionTrait, reviews: Vec<review::Model>) -> Result<Vec<ReviewView>> {
    let mut scores: BTreeMap<_, BTreeMap<CriterionId, i32>> = BTreeMap::new();
    let rows = score::Entity::find()
        .filter(score::Column::ReviewId.is_in(reviews.iter().map(|review| review.id)))
        .all(conn)
        .await?;
    for row in rows {
        scores.entry(row.review_id).or_default().insert(row.criterion_id, row.half_points);
    }
    Ok(reviews
        .into_iter()
        .map(|review| ReviewView { scores: scores.remove(&review.id).unwrap_or_default(), review })
        .collect())
}
