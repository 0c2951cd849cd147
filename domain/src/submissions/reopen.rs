//! Begins a revision of what was sent. The sent version stays valid until the next one is.

use super::model::Seen;
use super::policy::Action;
use super::{load, rules, store};
use crate::kernel::{Context, Entry, Result, SubmissionId, Viewer};

/// Which submission.
#[derive(Clone, Debug)]
pub struct Reopen {
    /// The submission.
    pub submission: SubmissionId,
}

/// Opens the draft again.
///
/// # Errors
/// Refused after the deadline.
pub async fn reopen(ctx: &Context, viewer: &Viewer, input: Reopen) -> Result<Seen> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let mut loaded = load::submission(&tx, input.submission).await?;
    let permit = loaded.seen.permit(Action::Reopen)?;
    rules::open(loaded.challenge.phase(tx.now()))?;
    loaded.seen.submission = store::reopen(&tx, &permit, loaded.seen.submission).await?;
    tx.record(Entry::new("submission.reopened", input.submission).challenge(loaded.challenge.id)).await?;
    tx.commit().await?;
    Ok(loaded.seen)
}
