//! Starts the next version of a dataset.

use super::entity::dataset_version;
use super::policy::Action;
use super::{DatasetVersionState, authorise::authorise, queries, store};
use crate::kernel::{Context, DatasetId, Entry, Error, Faults, Localized, Result, Viewer};

/// A new version.
#[derive(Clone, Debug)]
pub struct VersionCreate {
    /// The dataset.
    pub dataset: DatasetId,
    /// What is new in it; may be empty.
    pub changelog: Localized,
}

/// Starts a version to which files can be added until it is published.
///
/// # Errors
/// `Forbidden`, `Refused` while there is another that is not published.
pub async fn version_create(ctx: &Context, viewer: &Viewer, input: VersionCreate) -> Result<dataset_version::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (dataset, permit) = authorise(&tx, viewer, input.dataset, Action::VersionCreate).await?;
    let mut faults = Faults::new();
    input.changelog.check(&mut faults, "changelog", false, 4_000);
    faults.finish()?;
    let versions = queries::versions(&*tx, &[dataset.id]).await?;
    if versions.iter().any(|version| version.state == DatasetVersionState::Draft) {
        return Err(Error::refused(
            "dataset.version_open",
            "dataset",
            "There is a version that is not published yet. Add the files there.",
        ));
    }
    let row = dataset_version::Model {
        id: tx.id(),
        dataset_id: dataset.id,
        number: versions.first().map_or(1, |newest| newest.number + 1),
        changelog: input.changelog,
        state: DatasetVersionState::Draft,
        created_by: viewer.person_id(),
        created_at: tx.now(),
        published_at: None,
    };
    let row = store::insert_version(&tx, &permit, row).await?;
    tx.record(
        Entry::new("dataset_version.created", row.id)
            .organisation(dataset.organisation_id)
            .with("dataset_id", dataset.id)
            .with("number", row.number),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}
