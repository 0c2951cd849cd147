//! How a command begins: lock the dataset, ask the policy, keep the permit.

use super::entity::{dataset, dataset_version};
use super::policy::{Action, decide, relation};
use super::{DatasetVersionState, queries, store};
use crate::kernel::{DatasetId, DatasetVersionId, Error, Permit, Result, Tx, Viewer};

/// Locks the dataset and proves that the viewer may do this to it now.
pub(super) async fn authorise(
    tx: &Tx,
    viewer: &Viewer,
    id: DatasetId,
    action: Action,
) -> Result<(dataset::Model, Permit)> {
    viewer.signed_in()?;
    let row = store::lock(tx, id).await?;
    let permit = decide(relation(viewer, row.organisation_id), row.state, action).permit()?;
    Ok((row, permit))
}

/// The same for a version whose files are to change; that is refused once it was published.
pub(super) async fn authorise_files(
    tx: &Tx,
    viewer: &Viewer,
    id: DatasetVersionId,
    action: Action,
) -> Result<(dataset::Model, dataset_version::Model, Permit)> {
    viewer.signed_in()?;
    let dataset = queries::find_version(&**tx, id).await?.dataset_id;
    let (dataset, permit) = authorise(tx, viewer, dataset, action).await?;
    let version = queries::find_version(&**tx, id).await?;
    if version.state != DatasetVersionState::Draft {
        return Err(Error::refused(
            "dataset.version_frozen",
            "version",
            "A published version never changes. Start a new version for new files.",
        ));
    }
    Ok((dataset, version, permit))
}
