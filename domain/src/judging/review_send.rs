//! A judge sends a review: complete, and frozen from then on.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{review, score};
use super::policy::Action;
use super::review_save::open;
use super::{Content, store};
use crate::challenges;
use crate::kernel::{Context, Entry, Faults, JudgeAssignmentId, Result, Tx, Viewer};

/// Sends a review. With `content` that is saved first; without, the draft is sent as it is.
///
/// # Errors
/// `NotFound` when it is not the viewer's or a conflict hides it; refused with everything that is missing.
pub async fn review_send(
    ctx: &Context,
    viewer: &Viewer,
    id: JudgeAssignmentId,
    content: Option<Content>,
) -> Result<review::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let opened = open(&tx, viewer, id, Action::ReviewSend).await?;
    let content = match content {
        Some(content) => content,
        None => draft(&tx, opened.review.as_ref()).await?,
    };
    let rubric = challenges::queries::criteria(&*tx, &[opened.scope.stage.id]).await?;
    let mut faults = Faults::new();
    content.check(&mut faults, &rubric);
    content.check_complete(&mut faults, &rubric);
    faults.finish()?;
    let row =
        store::save_review(&tx, &opened.permit, &opened.assignment, opened.review, opened.version, &content).await?;
    let row = store::send_review(&tx, &opened.permit, row).await?;
    tx.record(
        Entry::new("review.sent", row.id)
            .challenge(opened.scope.challenge.id)
            .organisation(opened.scope.challenge.lead_organisation_id)
            .with("submission_id", row.submission_id)
            .with("stage_id", row.stage_id),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}

async fn draft(tx: &Tx, review: Option<&review::Model>) -> Result<Content> {
    let Some(review) = review else { return Ok(Content::default()) };
    let rows = score::Entity::find().filter(score::Column::ReviewId.eq(review.id)).all(&**tx).await?;
    Ok(Content {
        scores: rows.into_iter().map(|row| (row.criterion_id, row.half_points)).collect(),
        panel_comment: review.panel_comment.clone(),
        feedback: review.feedback.clone(),
    })
}
