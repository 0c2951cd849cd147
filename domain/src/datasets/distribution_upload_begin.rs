//! Begins the upload of a file of a version that is not published yet.

use super::model::FILE_OWNER;
use super::policy::Action;
use super::rules::MAX_FILES;
use super::{authorise::authorise_files, queries};
use crate::files::{Begun, NewUpload, begin_upload};
use crate::kernel::{Context, DatasetVersionId, Error, Result, Viewer};

/// A file to come.
#[derive(Clone, Debug)]
pub struct DistributionUploadBegin {
    /// The version it belongs to.
    pub version: DatasetVersionId,
    /// Its name, with the ending.
    pub name: String,
    /// Its media type; told by the ending when empty.
    pub media_type: String,
    /// Its size in bytes, if known; exactly so many are reserved and taken then.
    pub size: Option<u64>,
}

/// Gives signed URLs for the bytes. When they have come, the version has one more file.
///
/// # Errors
/// `Forbidden`, `Refused` for a published version, a file that is not taken, or when the publisher has no room left.
pub async fn distribution_upload_begin(
    ctx: &Context,
    viewer: &Viewer,
    input: DistributionUploadBegin,
) -> Result<Begun> {
    let mut tx = ctx.begin(viewer).await?;
    let (dataset, version, _permit) =
        authorise_files(&tx, viewer, input.version, Action::DistributionUploadBegin).await?;
    if queries::distributions(&*tx, &[version.id]).await?.len() >= MAX_FILES {
        return Err(Error::refused(
            "dataset.too_many_files",
            "version",
            format!("A version has at most {MAX_FILES} files."),
        ));
    }
    let new = NewUpload {
        owner_kind: FILE_OWNER,
        owner_id: version.id.into(),
        name: &input.name,
        media_type: &input.media_type,
        max_size: ctx.settings.max_upload,
        length: input.size,
        organisation: Some(dataset.organisation_id),
        created_by: viewer.person_id(),
    };
    let begun = begin_upload(&mut tx, new).await?;
    tx.commit().await?;
    Ok(begun)
}
