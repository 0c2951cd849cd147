//! Returns a challenge from review to its writers, with remarks.

use super::authorise::authorise;
use super::entity::challenge;
use super::policy::Action;
use super::{ChallengeState, rules, store};
use crate::kernel::{ChallengeId, Context, Entry, Faults, Result, Viewer};

/// What to return and why.
#[derive(Clone, Debug)]
pub struct ReturnToDraft {
    /// The challenge.
    pub id: ChallengeId,
    /// What has to change.
    pub remarks: String,
}

/// Returns it to draft.
///
/// # Errors
/// `Forbidden` when it is not in review, `Refused` without remarks.
pub async fn return_to_draft(ctx: &Context, viewer: &Viewer, input: ReturnToDraft) -> Result<challenge::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, input.id, Action::Return).await?;
    let mut faults = Faults::new();
    rules::check_reason(&mut faults, "remarks", &input.remarks);
    faults.finish()?;
    row.state = ChallengeState::Draft;
    row.review_remarks = Some(input.remarks.trim().to_owned());
    let row = store::save(&tx, &permit, row).await?;
    tx.record(Entry::new("challenge.returned", row.id).challenge(row.id).organisation(row.lead_organisation_id))
        .await?;
    tx.commit().await?;
    Ok(row)
}
