//! Confirms a run in which many datasets would disappear.

use super::entity::harvest_run;
use super::policy::Action;
use super::{HarvestRunState, apply, authorise::authorise_waiting, store};
use crate::kernel::{Context, Entry, HarvestRunId, Result, Viewer};

/// Lets the run go on: what it read is applied, and what disappeared is withdrawn.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict` when it does not wait.
pub async fn run_confirm(ctx: &Context, viewer: &Viewer, id: HarvestRunId) -> Result<harvest_run::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut run, source, permit) = authorise_waiting(&tx, viewer, id, Action::RunConfirm).await?;
    let mut progress = run.progress();
    progress.confirmed = true;
    run.progress = serde_json::to_value(progress)?;
    run.state = HarvestRunState::Applying;
    run.finished_at = None;
    run.decided_by = viewer.person_id();
    run.decided_at = Some(tx.now());
    let run = store::save_run(&tx, &permit, run).await?;
    tx.enqueue(apply::job(run.id)).await?;
    tx.record(
        Entry::new("harvest_run.confirmed", run.id)
            .organisation(source.organisation_id)
            .with("source_id", source.id)
            .with("missing", run.missing),
    )
    .await?;
    tx.commit().await?;
    Ok(run)
}
