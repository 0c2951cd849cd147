//! Looks into an uploaded file before anybody else can read it; the worker's job `file.scan`.

use object_store::ObjectStoreExt;
use object_store::path::Path;

use super::policy::{Action, Relation, decide};
use super::sink::silent;
use super::{FileState, queries, rules, store};
use crate::kernel::{Context, Entry, Error, FileId, Result, Viewer};

/// Compares the first bytes with the declared type and marks the file clean or rejected. Can be repeated.
///
/// # Errors
/// `Unavailable` when the store does not answer; then the job is tried again.
pub async fn scan(ctx: &Context, file: FileId) -> Result<()> {
    let file = queries::find(ctx.db.reader(), file).await?;
    let path = Path::from(file.object_key.as_str());
    match file.state {
        FileState::Pending | FileState::Clean => return Ok(()),
        FileState::Rejected => return remove(ctx, &path).await,
        FileState::Uploaded => {}
    }
    let size = u64::try_from(file.size.unwrap_or_default()).map_err(Error::internal)?;
    let head = ctx.store.get_range(&path, 0..size.min(rules::SNIFF)).await.map_err(silent)?;
    let reason = rules::suspicion(&file.media_type, &head);
    let rejected = reason.is_some();

    let mut tx = ctx.begin(&Viewer::System).await?;
    let permit = decide(Relation::Platform, file.state, Action::Scan).permit()?;
    if store::scanned(&tx, &permit, &file, reason.clone()).await? {
        let verb = if rejected { "file.rejected" } else { "file.accepted" };
        tx.record(
            Entry::new(verb, file.id)
                .with("ownerKind", &file.owner_kind)
                .with("ownerId", file.owner_id)
                .with("reason", reason),
        )
        .await?;
    }
    tx.commit().await?;
    if rejected { remove(ctx, &path).await } else { Ok(()) }
}

async fn remove(ctx: &Context, path: &Path) -> Result<()> {
    match ctx.store.delete(path).await {
        Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
        Err(error) => Err(silent(error)),
    }
}
