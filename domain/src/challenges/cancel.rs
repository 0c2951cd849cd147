//! Calls a challenge off, with a reason.

use super::authorise::authorise;
use super::entity::challenge;
use super::policy::Action;
use super::{ChallengeState, rules, store};
use crate::kernel::{ChallengeId, Context, Entry, Faults, Result, Viewer};

/// What to call off and why.
#[derive(Clone, Debug)]
pub struct Cancel {
    /// The challenge.
    pub id: ChallengeId,
    /// Why; everybody who could see the challenge reads it.
    pub reason: String,
}

/// Calls it off.
///
/// # Errors
/// `Forbidden` once archived or cancelled, `Refused` without a reason.
pub async fn cancel(ctx: &Context, viewer: &Viewer, input: Cancel) -> Result<challenge::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, input.id, Action::Cancel).await?;
    let mut faults = Faults::new();
    rules::check_reason(&mut faults, "reason", &input.reason);
    faults.finish()?;
    row.state = ChallengeState::Cancelled;
    row.cancelled_at = Some(tx.now());
    row.cancel_reason = Some(input.reason.trim().to_owned());
    let row = store::save(&tx, &permit, row).await?;
    let entry = Entry::new("challenge.cancelled", row.id).challenge(row.id).organisation(row.lead_organisation_id);
    tx.record(entry.with("reason", &row.cancel_reason)).await?;
    tx.commit().await?;
    Ok(row)
}
