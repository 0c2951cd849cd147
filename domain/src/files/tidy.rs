//! Removes from the store what no row needs any more: pieces that were put together, uploads that were given up.
//! The worker's job `file.tidy`.

use futures_util::{StreamExt, TryStreamExt};
use object_store::path::Path;

use super::sink::silent;
use super::{FileState, queries, store};
use crate::kernel::{Context, FileId, Job, Result, crash};

/// The job that does it.
pub(super) fn job(file: FileId) -> Job {
    Job::new("file.tidy", serde_json::json!({ "file": file })).unique(format!("file.tidy:{file}"))
}

/// Removes the pieces of a file that takes no more of them, and the whole of one that was rejected. Can be repeated.
///
/// # Errors
/// `Unavailable` when the store does not answer; then the job is tried again.
pub async fn tidy(ctx: &Context, file: FileId) -> Result<()> {
    let row = queries::find(ctx.db.reader(), file).await?;
    if row.state == FileState::Pending {
        return Ok(());
    }
    // By name and not by rows: a piece may lie there that a crash kept from being written down.
    remove_under(ctx, &format!("uploads/{file}")).await?;
    crash::point("upload.pieces_removed");
    store::forget_pieces(ctx, file).await?;
    if row.state == FileState::Rejected {
        remove_under(ctx, &format!("files/{file}")).await?;
    }
    Ok(())
}

async fn remove_under(ctx: &Context, folder: &str) -> Result<()> {
    let found = ctx.store.list(Some(&Path::from(folder))).map_ok(|object| object.location).boxed();
    let mut removed = ctx.store.delete_stream(found);
    while let Some(outcome) = removed.next().await {
        match outcome {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => return Err(silent(error)),
        }
    }
    Ok(())
}
