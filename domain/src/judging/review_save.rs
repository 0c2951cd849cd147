//! A judge saves a draft of a review; nobody else sees it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{judge_assignment, review};
use super::policy::{self, Action};
use super::{Content, ReviewState, Scope, load, queries, store};
use crate::challenges;
use crate::kernel::{Context, Entry, Error, Faults, JudgeAssignmentId, Permit, Result, Tx, Viewer};

/// Everything that a command on a review begins with.
pub(super) struct Opened {
    pub(super) assignment: judge_assignment::Model,
    pub(super) scope: Scope,
    pub(super) permit: Permit,
    pub(super) review: Option<review::Model>,
    pub(super) version: i32,
}

/// Opens the viewer's review of an assignment for writing.
pub(super) async fn open(tx: &Tx, viewer: &Viewer, id: JudgeAssignmentId, action: Action) -> Result<Opened> {
    let (assignment, _) = queries::own_assignment(&**tx, viewer, id, tx.now()).await?;
    let scope = load::stage(tx, assignment.stage_id).await?;
    let relation = queries::judge_relation(&**tx, viewer, &scope, assignment.submission_id).await?;
    let permit = policy::decide(relation, scope.standing, action).permit()?;
    if assignment.attested_at.is_none() {
        return Err(Error::refused("review.not_attested", "", "Attest first that you have no conflict."));
    }
    let submission = load::submission(tx, &scope, assignment.submission_id).await?;
    let review = review::Entity::find()
        .filter(review::Column::StageId.eq(assignment.stage_id))
        .filter(review::Column::SubmissionId.eq(assignment.submission_id))
        .filter(review::Column::PersonId.eq(assignment.person_id))
        .one(&**tx)
        .await?;
    if review.as_ref().is_some_and(|review| review.state == ReviewState::Sent) {
        return Err(Error::refused("review.sent", "", "This review is sent and can no longer be changed."));
    }
    Ok(Opened { assignment, scope, permit, review, version: submission.current_version.unwrap_or_default() })
}

/// Saves a draft.
///
/// # Errors
/// `NotFound` when it is not the viewer's or a conflict hides it; refused with every fault.
pub async fn review_save(
    ctx: &Context,
    viewer: &Viewer,
    id: JudgeAssignmentId,
    content: Content,
) -> Result<review::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let opened = open(&tx, viewer, id, Action::ReviewSave).await?;
    let rubric = challenges::queries::criteria(&*tx, &[opened.scope.stage.id]).await?;
    let mut faults = Faults::new();
    content.check(&mut faults, &rubric);
    faults.finish()?;
    let row =
        store::save_review(&tx, &opened.permit, &opened.assignment, opened.review, opened.version, &content).await?;
    tx.record(Entry::new("review.saved", row.id).challenge(opened.scope.challenge.id)).await?;
    tx.commit().await?;
    Ok(row)
}
