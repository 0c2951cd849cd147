//! Withdraws a submission. Its versions stay readable to those who could read them.

use super::model::Seen;
use super::policy::Action;
use super::{load, rules, store};
use crate::kernel::{Context, Entry, Id, Result, SubmissionId, Viewer};

/// Which submission.
#[derive(Clone, Debug)]
pub struct Withdraw {
    /// The submission.
    pub submission: SubmissionId,
}

/// Withdraws it; this cannot be undone.
///
/// # Errors
/// Refused once the challenge is over.
pub async fn withdraw(ctx: &Context, viewer: &Viewer, input: Withdraw) -> Result<Seen> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let mut loaded = load::submission(&tx, input.submission).await?;
    let permit = loaded.seen.permit(Action::Withdraw)?;
    rules::can_withdraw(loaded.challenge.phase(tx.now()))?;
    loaded.seen.submission = store::withdraw(&tx, &permit, loaded.seen.submission).await?;
    tx.record(
        Entry::new("submission.withdrawn", input.submission)
            .challenge(loaded.challenge.id)
            .with("team", loaded.seen.team.id.uuid()),
    )
    .await?;
    tx.commit().await?;
    Ok(loaded.seen)
}
