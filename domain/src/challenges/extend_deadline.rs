//! Moves the deadline to a later instant, with a reason, and keeps what it was.

use super::authorise::authorise;
use super::entity::{challenge, deadline_extension};
use super::policy::Action;
use super::{rules, store};
use crate::kernel::{ChallengeId, Context, Entry, Faults, Localized, Result, Timestamp, Viewer};

/// The new deadline.
#[derive(Clone, Debug)]
pub struct ExtendDeadline {
    /// The challenge.
    pub id: ChallengeId,
    /// When it closes now.
    pub closes_at: Timestamp,
    /// Why, for everybody to read.
    pub reason: Localized,
}

/// Extends the deadline.
///
/// # Errors
/// `Forbidden` before publication and after the deadline, `Refused` for an earlier time or without a reason.
pub async fn extend_deadline(ctx: &Context, viewer: &Viewer, input: ExtendDeadline) -> Result<challenge::Model> {
    let author = viewer.person()?.id;
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, input.id, Action::ExtendDeadline).await?;
    let mut faults = Faults::new();
    rules::check_extension(&mut faults, row.closes_at, input.closes_at, &input.reason);
    faults.finish()?;
    let old = row.closes_at.unwrap_or(input.closes_at);
    row.closes_at = Some(input.closes_at);
    let row = store::save(&tx, &permit, row).await?;
    let extension = deadline_extension::Model {
        id: tx.id(),
        challenge_id: row.id,
        old_closes_at: old,
        new_closes_at: input.closes_at,
        reason: input.reason.clone(),
        created_by: author,
        created_at: tx.now(),
    };
    store::insert_extension(&tx, &permit, extension).await?;
    let entry = Entry::new("challenge.deadline_extended", row.id)
        .challenge(row.id)
        .organisation(row.lead_organisation_id)
        .with("old_closes_at", old)
        .with("new_closes_at", input.closes_at)
        .with("reason", &input.reason);
    tx.record(entry).await?;
    tx.commit().await?;
    Ok(row)
}
