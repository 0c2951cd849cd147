//! How far an upload has come that is sent in pieces, and how its length is declared.

use super::arrive::too_large;
use super::policy::{Action, Relation, decide};
use super::{FileState, StoredFile, assemble, queries, quota, store};
use crate::kernel::{Context, Error, FileId, Result, Timestamp, Viewer};

/// How far an upload has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The file.
    pub file: FileId,
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// How many bytes have come; the next piece begins there.
    pub offset: u64,
    /// How many will come in all, when that was said.
    pub length: Option<u64>,
    /// The most that are taken.
    pub max_size: u64,
    /// `pending` until all bytes have come and were put together.
    pub state: FileState,
    /// SHA-256 of the whole, once it was put together.
    pub sha256: Option<String>,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// When an upload that is not finished ends.
    pub expires_at: Option<Timestamp>,
}

impl Progress {
    pub(super) fn of(row: StoredFile) -> Result<Self> {
        let unsigned = |bytes: i64| u64::try_from(bytes).map_err(Error::internal);
        let arrived = row.size.map(unsigned).transpose()?;
        Ok(Self {
            file: row.id,
            name: row.name,
            media_type: row.media_type,
            offset: arrived.map_or_else(|| unsigned(row.upload_offset), Ok)?,
            length: arrived.map_or_else(|| row.upload_length.map(unsigned).transpose(), |size| Ok(Some(size)))?,
            max_size: unsigned(row.max_size)?,
            state: row.state,
            sha256: row.sha256,
            reason: row.reject_reason,
            expires_at: row.upload_expires_at,
        })
    }
}

/// How far the upload has come. The caller has verified the signed URL.
///
/// # Errors
/// `NotFound`, or `Refused` with `file.upload_ended` when it was given up, took too long or was rejected.
pub async fn progress(ctx: &Context, file: FileId) -> Result<Progress> {
    let progress = look(ctx, file).await?;
    match (progress.state, progress.expires_at) {
        (FileState::Rejected, _) => Err(ended(progress.reason.as_deref().unwrap_or_default())),
        (FileState::Pending, Some(end)) if end <= ctx.now() => Err(ended(TOO_LONG)),
        (FileState::Pending | FileState::Uploaded | FileState::Clean, _) => Ok(progress),
    }
}

/// The same for the sender who wants to know what became of it, rejected or not.
///
/// # Errors
/// `NotFound`.
pub async fn look(ctx: &Context, file: FileId) -> Result<Progress> {
    Progress::of(queries::find(ctx.db.reader(), file).await?)
}

/// Why an upload that was not finished in time is given up.
pub(super) const TOO_LONG: &str = "The upload was not finished in time.";

pub(super) fn ended(reason: &str) -> Error {
    let sentence = format!("{reason} This upload takes no more bytes; begin a new one.");
    Error::refused("file.upload_ended", "", sentence.trim())
}

/// Says how many bytes will come, once.
///
/// # Errors
/// `Refused` when another length was said before, it is too large, or the organisation has no room for it.
pub async fn declare(ctx: &Context, file: FileId, length: u64) -> Result<Progress> {
    let known = progress(ctx, file).await?;
    if known.length == Some(length) {
        return Ok(known);
    }
    if known.length.is_some() || length < known.offset {
        return Err(Error::refused("file.length_changed", "", "The length of an upload is said once and stays."));
    }
    if length == 0 {
        return Err(Error::refused("file.empty", "", "The file is empty."));
    }
    let permit = decide(Relation::Bearer, known.state, Action::Upload).permit()?;
    let mut tx = ctx.begin(&Viewer::System).await?;
    let row = queries::find(&*tx, file).await?;
    if let Some(organisation) = row.organisation_id {
        quota::check(&tx, organisation, length, Some(file)).await?;
    }
    if length > known.max_size {
        return Err(too_large(known.max_size));
    }
    if !store::declare(&tx, &permit, file, i64::try_from(length).map_err(Error::internal)?).await? {
        return Err(Error::Conflict("Somebody else said its length just now. Ask how far it is and go on.".into()));
    }
    if known.offset == length {
        tx.enqueue(assemble::job(file)).await?;
    }
    tx.commit().await?;
    progress(ctx, file).await
}
