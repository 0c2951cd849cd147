//! Sends a draft to the host cities for review.

use super::authorise::authorise;
use super::entity::challenge;
use super::policy::Action;
use super::{ChallengeState, rules, store};
use crate::kernel::{ChallengeId, Context, Entry, Faults, Result, Viewer};

/// Sends it to review.
///
/// # Errors
/// `Forbidden` when it is no draft or by people who do not organise it, `Refused`.
pub async fn request_review(ctx: &Context, viewer: &Viewer, id: ChallengeId) -> Result<challenge::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, id, Action::RequestReview).await?;
    let mut faults = Faults::new();
    rules::check_core(&mut faults, &row)?;
    faults.finish()?;
    row.state = ChallengeState::InReview;
    row.review_remarks = None;
    let row = store::save(&tx, &permit, row).await?;
    tx.record(Entry::new("challenge.review_requested", id).challenge(id).organisation(row.lead_organisation_id))
        .await?;
    tx.commit().await?;
    Ok(row)
}
