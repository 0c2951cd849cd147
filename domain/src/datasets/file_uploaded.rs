//! Reaction: when the bytes of a version's file have come, the file becomes a distribution of the version.

use super::entity::distribution;
use super::model::FILE_OWNER;
use super::policy::Action;
use super::{authorise::authorise_files, queries, store};
use crate::files;
use crate::kernel::{DatasetVersionId, Entry, FileId, Result, Tx, Viewer, activity};

/// Reacts to `file.uploaded`.
///
/// # Errors
/// `Refused` when the version was published in between; then the upload is refused with it.
pub async fn file_uploaded(tx: &mut Tx, entry: &activity::Model) -> Result<()> {
    let file = files::find(&**tx, FileId(entry.subject_id)).await?;
    if file.owner_kind != FILE_OWNER {
        return Ok(());
    }
    let version = DatasetVersionId(file.owner_id);
    let (dataset, version, permit) =
        authorise_files(tx, &Viewer::System, version, Action::DistributionUploadBegin).await?;
    let others = queries::distributions(&**tx, &[version.id]).await?;
    let row = distribution::Model {
        id: tx.id(),
        dataset_version_id: version.id,
        file_id: Some(file.id),
        name: file.name,
        media_type: file.media_type,
        size: file.size.unwrap_or_default(),
        sha256: file.sha256.unwrap_or_default(),
        access_url: None,
        position: others.iter().map(|other| other.position + 1).max().unwrap_or_default(),
    };
    let row = store::insert_distribution(tx, &permit, row).await?;
    let entry = Entry::new("distribution.added", row.id)
        .organisation(dataset.organisation_id)
        .with("dataset_id", dataset.id)
        .with("dataset_version_id", version.id)
        .with("sha256", &row.sha256);
    tx.record(entry).await
}
