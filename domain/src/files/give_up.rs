//! Gives up uploads: by their sender, by the clock, or because what they belong to no longer wants the file.

use super::policy::{Action, Relation, decide};
use super::resumable::{TOO_LONG, ended};
use super::{FileState, queries, store, tidy};
use crate::kernel::{Context, Entry, Error, FileId, Job, Permit, Result, Tx, Viewer};

/// The sender gives up an upload that is not finished; its bytes are removed. The caller has verified the signed URL.
///
/// # Errors
/// `Conflict` when the file has arrived, `Refused` with `file.upload_ended` when it was given up before.
pub async fn cancel(ctx: &Context, file: FileId) -> Result<()> {
    let mut tx = ctx.begin(&Viewer::System).await?;
    let row = queries::find(&*tx, file).await?;
    if row.state == FileState::Rejected {
        return Err(ended(row.reject_reason.as_deref().unwrap_or_default()));
    }
    if row.state != FileState::Pending {
        return Err(Error::Conflict("All bytes of this file have come; it cannot be cancelled any more.".into()));
    }
    let permit = decide(Relation::Bearer, row.state, Action::Cancel).permit()?;
    end(&mut tx, &permit, file, "file.upload_cancelled", "The upload was cancelled.").await?;
    tx.commit().await
}

/// Takes a file out of use for the feature that owns it, in its transaction: the bytes are removed, the room is free.
///
/// # Errors
/// When the database fails.
pub async fn discard_file(tx: &mut Tx, permit: &Permit, file: FileId) -> Result<()> {
    end(tx, permit, file, "file.discarded", "The file was taken out again.").await
}

async fn end(tx: &mut Tx, permit: &Permit, file: FileId, verb: &'static str, reason: &str) -> Result<()> {
    if store::give_up(tx, permit, file, reason).await? {
        tx.record(Entry::new(verb, file).with("reason", reason)).await?;
        tx.enqueue(tidy::job(file)).await?;
    }
    Ok(())
}

/// Queues `file.sweep` when uploads have run out of time; for the schedule.
///
/// # Errors
/// When the database fails.
pub async fn enqueue_due(ctx: &Context) -> Result<()> {
    if queries::overdue(ctx.db.reader(), ctx.now(), 1).await?.is_empty() {
        return Ok(());
    }
    let mut tx = ctx.begin(&Viewer::System).await?;
    tx.enqueue(Job::new("file.sweep", serde_json::json!({})).unique("file.sweep")).await?;
    tx.commit().await
}

/// Gives up every upload that was not finished in time; the worker's job `file.sweep`. Can be repeated.
///
/// # Errors
/// When the database fails; then the job is tried again.
pub async fn sweep(ctx: &Context) -> Result<()> {
    loop {
        let overdue = queries::overdue(ctx.db.reader(), ctx.now(), 100).await?;
        if overdue.is_empty() {
            return Ok(());
        }
        for row in overdue {
            let mut tx = ctx.begin(&Viewer::System).await?;
            // All bytes have come and are being put together: the time that this takes is ours.
            let permit = decide(Relation::Platform, row.state, Action::Cancel).permit()?;
            if row.upload_length == Some(row.upload_offset) {
                store::without_end(&tx, &permit, row.id).await?;
            } else {
                end(&mut tx, &permit, row.id, "file.upload_expired", TOO_LONG).await?;
            }
            tx.commit().await?;
        }
    }
}
