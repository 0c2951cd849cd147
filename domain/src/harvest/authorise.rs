//! How a command begins: lock the source, ask the policy, keep the permit.

use super::entity::{harvest_run, harvest_source};
use super::policy::{Action, decide, of};
use super::{HarvestRunState, queries, store};
use crate::kernel::{Error, HarvestRunId, HarvestSourceId, Permit, Result, Tx, Viewer};

/// Locks the source and proves that the viewer may do this to it now.
pub(super) async fn authorise(
    tx: &Tx,
    viewer: &Viewer,
    id: HarvestSourceId,
    action: Action,
) -> Result<(harvest_source::Model, Permit)> {
    viewer.signed_in()?;
    let row = store::lock_source(tx, id).await?;
    let permit = decide(of(viewer, row.organisation_id), row.state, action).permit()?;
    Ok((row, permit))
}

/// The same for a run that waits for a person.
pub(super) async fn authorise_waiting(
    tx: &Tx,
    viewer: &Viewer,
    id: HarvestRunId,
    action: Action,
) -> Result<(harvest_run::Model, harvest_source::Model, Permit)> {
    viewer.signed_in()?;
    let source = queries::find_run(&**tx, id).await?.source_id;
    let (source, permit) = authorise(tx, viewer, source, action).await?;
    let run = store::lock_run(tx, id).await?;
    if run.state != HarvestRunState::NeedsConfirmation {
        return Err(Error::Conflict("This run does not wait for a confirmation. Load it again.".into()));
    }
    Ok((run, source, permit))
}
