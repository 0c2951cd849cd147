//! One side declines a match, with a reason; the pair is not proposed again unless an organiser pins it.

use super::entity::testbed_match;
use super::match_confirm::{answer, entry};
use super::policy::MatchAction;
use super::{MatchState, rules, store};
use crate::kernel::{Context, Faults, Result, TestbedMatchId, Viewer};

/// What to decline, and why.
#[derive(Clone, Debug)]
pub struct MatchDecline {
    /// The match.
    pub id: TestbedMatchId,
    /// Why.
    pub reason: String,
}

/// Declines for the side that the viewer speaks for.
///
/// # Errors
/// Refused without a reason; forbidden when the match is confirmed or has ended.
pub async fn match_decline(ctx: &Context, viewer: &Viewer, input: MatchDecline) -> Result<testbed_match::Model> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let (row, side, permit) = answer(&tx, viewer, input.id, MatchAction::Decline).await?;
    let mut faults = Faults::new();
    rules::check_reason(&mut faults, "match.reason", &input.reason);
    faults.finish()?;
    let reason = input.reason.trim().to_owned();
    let row = store::end(&tx, &permit, row, MatchState::Declined, Some(reason.clone())).await?;
    tx.record(entry("match.declined", &row, side).with("reason", reason)).await?;
    tx.commit().await?;
    Ok(row)
}
