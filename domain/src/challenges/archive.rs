//! Puts a decided challenge away; it stays readable.

use super::authorise::authorise;
use super::entity::challenge;
use super::policy::Action;
use super::{ChallengeState, store};
use crate::kernel::{ChallengeId, Context, Entry, Result, Viewer};

/// Archives it.
///
/// # Errors
/// `Forbidden` unless it is decided.
pub async fn archive(ctx: &Context, viewer: &Viewer, id: ChallengeId) -> Result<challenge::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, id, Action::Archive).await?;
    row.state = ChallengeState::Archived;
    row.archived_at = Some(tx.now());
    let row = store::save(&tx, &permit, row).await?;
    tx.record(Entry::new("challenge.archived", id).challenge(id).organisation(row.lead_organisation_id)).await?;
    tx.commit().await?;
    Ok(row)
}
