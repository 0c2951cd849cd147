//! Attaches a dataset to a challenge, or detaches it.

use sea_orm::EntityTrait;

use super::authorise::authorise;
use super::entity::challenge;
use super::policy::Action;
use super::store;
use crate::datasets::DatasetState;
use crate::datasets::entity::dataset;
use crate::kernel::{ChallengeId, Context, DatasetId, Entry, Error, Result, Viewer};

/// Which dataset belongs to which challenge.
#[derive(Clone, Copy, Debug)]
pub struct AttachDataset {
    /// The challenge.
    pub id: ChallengeId,
    /// The dataset.
    pub dataset: DatasetId,
}

/// Attaches a published dataset. Attaching twice changes nothing.
///
/// # Errors
/// `Forbidden` for people outside the host cities, `Refused` for a dataset that is not published.
pub async fn attach_dataset(ctx: &Context, viewer: &Viewer, input: AttachDataset) -> Result<challenge::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (row, permit) = authorise(&tx, viewer, input.id, Action::AttachDataset).await?;
    let dataset = dataset::Entity::find_by_id(input.dataset).one(&*tx).await?;
    if dataset.is_none_or(|dataset| dataset.state != DatasetState::Published) {
        return Err(Error::refused("challenge.dataset", "datasetId", "Attach a dataset that is published."));
    }
    store::attach(&tx, &permit, row.id, input.dataset).await?;
    let entry = Entry::new("challenge.dataset_attached", row.id).challenge(row.id).with("dataset_id", input.dataset);
    tx.record(entry.organisation(row.lead_organisation_id)).await?;
    tx.commit().await?;
    Ok(row)
}

/// Detaches a dataset.
///
/// # Errors
/// `Forbidden` for people outside the host cities, `NotFound` when it was not attached.
pub async fn detach_dataset(ctx: &Context, viewer: &Viewer, input: AttachDataset) -> Result<challenge::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (row, permit) = authorise(&tx, viewer, input.id, Action::AttachDataset).await?;
    if !store::detach(&tx, &permit, row.id, input.dataset).await? {
        return Err(Error::NotFound);
    }
    let entry = Entry::new("challenge.dataset_detached", row.id).challenge(row.id).with("dataset_id", input.dataset);
    tx.record(entry.organisation(row.lead_organisation_id)).await?;
    tx.commit().await?;
    Ok(row)
}
