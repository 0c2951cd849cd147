//! All bytes of a file lie in the store: writes that down, with whatever follows from it.

use super::{StoredFile, queries, quota, store, tidy};
use crate::kernel::{Context, Entry, Error, Job, Permit, Result, Viewer};

/// Marks the file uploaded and queues its scan, in one transaction with what other features make of it.
pub(super) async fn arrive(
    ctx: &Context,
    permit: &Permit,
    file: &StoredFile,
    key: &str,
    size: u64,
    sha256: &str,
) -> Result<StoredFile> {
    let mut tx = ctx.begin(&Viewer::System).await?;
    let bytes = i64::try_from(size).map_err(Error::internal)?;
    if !store::uploaded(&tx, permit, file, key, bytes, sha256).await? {
        return Err(already());
    }
    tx.record(
        Entry::new("file.uploaded", file.id)
            .with("ownerKind", &file.owner_kind)
            .with("ownerId", file.owner_id)
            .with("sha256", sha256)
            .with("size", bytes),
    )
    .await?;
    // What was announced is reserved; only a file that came unannounced may be too much now. Asked after the features
    // have locked what is theirs, as at the beginning of an upload.
    if let Some(organisation) = file.organisation_id
        && file.upload_length.is_none()
    {
        quota::check(&tx, organisation, size, Some(file.id)).await?;
    }
    tx.enqueue(Job::new("file.scan", serde_json::json!({ "file": file.id })).unique(format!("file.scan:{}", file.id)))
        .await?;
    let row = queries::find(&*tx, file.id).await?;
    if row.upload_offset > 0 {
        tx.enqueue(tidy::job(file.id)).await?;
    }
    tx.commit().await?;
    Ok(row)
}

/// The bytes came before.
pub(super) fn already() -> Error {
    Error::Conflict("This file has been uploaded already. Ask for a new upload to send another.".into())
}

/// More bytes than are taken.
pub(super) fn too_large(max: u64) -> Error {
    Error::refused("file.too_large", "size", format!("The file is larger than the {max} bytes that are taken here."))
}

/// The body ended too early.
pub(super) fn incomplete() -> Error {
    Error::refused("file.incomplete", "", "The upload broke off. Send the whole file again.")
}
