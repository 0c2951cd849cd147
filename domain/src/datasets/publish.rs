//! Publishes a dataset's new version, and with the first one the dataset.

use super::entity::{dataset, dataset_version};
use super::policy::Action;
use super::rules::FileFact;
use super::{DatasetState, DatasetVersionState, authorise::authorise, queries, rules, store};
use crate::files::{self, FileState};
use crate::hosts;
use crate::kernel::{Context, DatasetId, Entry, Error, Faults, Result, Tx, Viewer};

/// What to publish, as it was read.
#[derive(Clone, Copy, Debug)]
pub struct Publish {
    /// The dataset.
    pub id: DatasetId,
    /// The version of the row that was read; absent publishes what is there.
    pub lock_version: Option<i32>,
}

/// Publishes it.
///
/// # Errors
/// `Forbidden` while the publisher is not verified, `Conflict`, `Refused` with everything that is missing.
pub async fn publish(ctx: &Context, viewer: &Viewer, input: Publish) -> Result<dataset::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, input.id, Action::Publish).await?;
    rules::check_lock(&row, input.lock_version)?;
    let has_terms = queries::current_terms(&*tx, row.id).await?.is_some();
    let versions = queries::versions(&*tx, &[row.id]).await?;
    let draft = versions.into_iter().find(|version| version.state == DatasetVersionState::Draft);
    let mut faults = Faults::new();
    rules::check_core(&mut faults, &row);
    rules::check_public(&mut faults, &row, has_terms);
    let host = hosts::of_dataset(&*tx, row.id).await?.map(|host| host.state);
    rules::check_host(&mut faults, row.access, host);
    check_files(&tx, &mut faults, &row, draft.as_ref()).await?;
    faults.finish()?;
    let draft = draft.ok_or(Error::NotFound)?;

    let version = store::publish_version(&tx, &permit, draft).await?;
    row.state = DatasetState::Published;
    row.notice = None;
    row.published_at = row.published_at.or(Some(tx.now()));
    let row = store::save(&tx, &permit, row).await?;
    tx.record(
        Entry::new("dataset.published", row.id)
            .organisation(row.organisation_id)
            .with("dataset_version_id", version.id)
            .with("number", version.number),
    )
    .await?;
    tx.commit().await?;
    Ok(row)
}

async fn check_files(
    tx: &Tx,
    faults: &mut Faults,
    row: &dataset::Model,
    draft: Option<&dataset_version::Model>,
) -> Result<()> {
    let Some(draft) = draft else {
        rules::check_version(faults, row.access, None);
        return Ok(());
    };
    let distributions = queries::distributions(&**tx, &[draft.id]).await?;
    let stored = files::find_all(&**tx, distributions.iter().filter_map(|one| one.file_id)).await?;
    let state = |id| stored.iter().find(|file| Some(file.id) == id).map_or(FileState::Clean, |file| file.state);
    let facts: Vec<FileFact> =
        distributions.iter().map(|one| FileFact { name: &one.name, state: state(one.file_id) }).collect();
    rules::check_version(faults, row.access, Some(&facts));
    Ok(())
}
