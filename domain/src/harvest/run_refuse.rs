//! Refuses a run in which many datasets would disappear: nothing of it is applied.

use super::entity::harvest_run;
use super::policy::Action;
use super::{HarvestRunState, authorise::authorise_waiting, store};
use crate::kernel::{Context, Entry, HarvestRunId, Result, Viewer};

/// Ends the run; no dataset changes.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict` when it does not wait.
pub async fn run_refuse(ctx: &Context, viewer: &Viewer, id: HarvestRunId) -> Result<harvest_run::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut run, source, permit) = authorise_waiting(&tx, viewer, id, Action::RunRefuse).await?;
    run.state = HarvestRunState::Refused;
    run.finished_at = Some(tx.now());
    run.decided_by = viewer.person_id();
    run.decided_at = Some(tx.now());
    let run = store::save_run(&tx, &permit, run).await?;
    store::unstage(&tx, &permit, run.id).await?;
    tx.record(
        Entry::new("harvest_run.refused", run.id)
            .organisation(source.organisation_id)
            .with("source_id", source.id)
            .with("missing", run.missing),
    )
    .await?;
    tx.commit().await?;
    Ok(run)
}
