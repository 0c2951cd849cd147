//! Begins the upload of a file of a version that is not published yet.

use super::model::FILE_OWNER;
use super::policy::Action;
use super::rules::MAX_FILES;
use super::{authorise::authorise_files, queries};
use crate::files::{SignedUrl, begin_upload};
use crate::kernel::{Context, DatasetVersionId, Error, FileId, Result, Viewer};

/// A file to come.
#[derive(Clone, Debug)]
pub struct DistributionUploadBegin {
    /// The version it belongs to.
    pub version: DatasetVersionId,
    /// Its name, with the ending.
    pub name: String,
    /// Its media type; told by the ending when empty.
    pub media_type: String,
    /// Its size in bytes, if known; no more than that is taken then.
    pub size: Option<u64>,
}

/// Gives a signed URL for the bytes. When they have come, the version has one more file.
///
/// # Errors
/// `Forbidden`, `Refused` for a published version or a file that is not taken.
pub async fn distribution_upload_begin(
    ctx: &Context,
    viewer: &Viewer,
    input: DistributionUploadBegin,
) -> Result<(FileId, SignedUrl)> {
    let mut tx = ctx.begin(viewer).await?;
    let (_, version, _permit) = authorise_files(&tx, viewer, input.version, Action::DistributionUploadBegin).await?;
    if queries::distributions(&*tx, &[version.id]).await?.len() >= MAX_FILES {
        return Err(Error::refused(
            "dataset.too_many_files",
            "version",
            format!("A version has at most {MAX_FILES} files."),
        ));
    }
    let size = input.size.unwrap_or(ctx.settings.max_upload);
    let owner = version.id.into();
    let (file, url) =
        begin_upload(&mut tx, FILE_OWNER, owner, &input.name, &input.media_type, size, viewer.person_id()).await?;
    let expires_at = tx.now() + ctx.settings.upload_life;
    tx.commit().await?;
    Ok((file, SignedUrl { url, expires_at }))
}
