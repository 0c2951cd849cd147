//! Takes a file out of a version that is not published yet.

use super::policy::Action;
use super::{authorise::authorise_files, queries, store};
use crate::files;
use crate::kernel::{Context, DatasetId, DistributionId, Entry, Result, Viewer};

/// Takes the file out and answers the dataset.
///
/// # Errors
/// `Forbidden`, `Refused` for a published version.
pub async fn distribution_remove(ctx: &Context, viewer: &Viewer, id: DistributionId) -> Result<DatasetId> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let (row, version, _) = queries::find_distribution(&*tx, id).await?;
    let (dataset, version, permit) = authorise_files(&tx, viewer, version.id, Action::DistributionRemove).await?;
    store::delete_distribution(&tx, &permit, row.id).await?;
    if let Some(file) = row.file_id {
        files::discard_file(&mut tx, &permit, file).await?;
    }
    tx.record(
        Entry::new("distribution.removed", row.id)
            .organisation(dataset.organisation_id)
            .with("dataset_id", dataset.id)
            .with("dataset_version_id", version.id)
            .with("sha256", &row.sha256),
    )
    .await?;
    tx.commit().await?;
    Ok(dataset.id)
}
