//! Puts the pieces of a file together once all have come; the worker's job `file.assemble`.

use futures_util::StreamExt;
use object_store::ObjectStoreExt;
use object_store::path::Path;

use super::arrive::arrive;
use super::policy::{Action, Relation, decide};
use super::sink::{Sink, silent};
use super::{FileState, StoredFile, queries, store, tidy};
use crate::kernel::{Context, Entry, Error, FileId, Job, Result, Verdict, Viewer, crash};

/// The job that does it.
pub(super) fn job(file: FileId) -> Job {
    Job::new("file.assemble", serde_json::json!({ "file": file })).unique(format!("file.assemble:{file}"))
}

/// Streams the pieces into one object, hashing on the way, marks the file uploaded and removes the pieces.
/// Can be repeated after any crash: the object has one name and one content.
///
/// # Errors
/// `Unavailable` when the store does not answer; then the job is tried again.
pub async fn assemble(ctx: &Context, file: FileId) -> Result<()> {
    let file = queries::find(ctx.db.reader(), file).await?;
    if file.state != FileState::Pending {
        return tidy::tidy(ctx, file.id).await;
    }
    if file.upload_length != Some(file.upload_offset) {
        return Ok(());
    }
    // The sender was allowed to upload; what follows is the platform's part of it.
    let permit = decide(Relation::Platform, file.state, Action::Assemble).permit()?;
    let key = format!("files/{}/whole", file.id);
    let mut sink =
        Sink::new(ctx, Path::from(key.as_str()), u64::try_from(file.upload_offset).map_err(Error::internal)?);
    let written = match copy(ctx, &file, &mut sink).await {
        Ok(()) => sink.complete().await,
        Err(error) => Err(error),
    };
    let (size, sha256) = match written {
        Ok(written) => written,
        Err(error) => {
            sink.abandon().await;
            return Err(error);
        }
    };
    crash::point("upload.assembled");
    match arrive(ctx, &permit, &file, &key, size, &sha256).await {
        Ok(_) => crash::point("upload.arrived"),
        // Another worker was faster, or the sender put the whole file meanwhile.
        Err(Error::Conflict(_)) => {}
        Err(Error::Refused(faults)) => {
            let reasons: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
            reject(ctx, &file, &reasons.join(" ")).await?;
        }
        Err(Error::Forbidden(reason)) => reject(ctx, &file, &reason).await?,
        Err(other) => return Err(other),
    }
    tidy::tidy(ctx, file.id).await
}

async fn copy(ctx: &Context, file: &StoredFile, sink: &mut Sink<'_>) -> Result<()> {
    for piece in queries::pieces(ctx.db.reader(), file.id).await? {
        let begins_at = u64::try_from(piece.begins_at).map_err(Error::internal)?;
        if begins_at != sink.size() {
            return Err(Error::internal(format!("a piece of {} is missing before {begins_at}", file.id)));
        }
        let path = Path::from(piece.object_key.as_str());
        let mut bytes = ctx.store.get(&path).await.map_err(silent)?.into_stream();
        while let Some(chunk) = bytes.next().await {
            sink.take(&chunk.map_err(silent)?).await?;
        }
    }
    if i64::try_from(sink.size()).ok() != Some(file.upload_offset) {
        return Err(Error::internal(format!("the pieces of {} do not come to its length", file.id)));
    }
    Ok(())
}

/// What the file belonged to does not take it any more: its version was published, its organisation is full.
async fn reject(ctx: &Context, file: &StoredFile, reason: &str) -> Result<()> {
    let mut tx = ctx.begin(&Viewer::System).await?;
    let permit = Verdict::Allowed.permit()?;
    if store::give_up(&tx, &permit, file.id, reason).await? {
        tx.record(
            Entry::new("file.rejected", file.id)
                .with("ownerKind", &file.owner_kind)
                .with("ownerId", file.owner_id)
                .with("reason", reason),
        )
        .await?;
    }
    tx.commit().await
}
