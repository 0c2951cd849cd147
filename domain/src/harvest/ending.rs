//! How a run ends, whatever way it ends.

use super::entity::harvest_run;
use super::record::NotACatalogue;
use super::{HarvestRunState, queries, store};
use crate::kernel::{Context, Entry, Permit, Result, Tx, Verdict, Viewer};

/// Ends a run with a reason; no dataset was touched.
pub(super) async fn fail(ctx: &Context, run: &harvest_run::Model, reason: NotACatalogue) -> Result<()> {
    let mut tx = ctx.begin(&Viewer::System).await?;
    let mut locked = store::lock_run(&tx, run.id).await?;
    if locked.progress() != run.progress() || !locked.state.is_running() {
        return Ok(()); // another try of this job was faster
    }
    let permit = Verdict::Allowed.permit()?;
    locked.error_code = Some(reason.code.into());
    locked.error = Some(reason.message);
    store::unstage(&tx, &permit, run.id).await?;
    end(&mut tx, &permit, locked, HarvestRunState::Failed).await?;
    tx.commit().await
}

/// Writes the end down, with its entry.
pub(super) async fn end(
    tx: &mut Tx,
    permit: &Permit,
    mut run: harvest_run::Model,
    state: HarvestRunState,
) -> Result<harvest_run::Model> {
    run.state = state;
    run.started_at = run.started_at.or(Some(tx.now()));
    run.finished_at = Some(tx.now());
    let run = store::save_run(tx, permit, run).await?;
    let source = queries::find_source(&**tx, run.source_id).await?;
    let verb = match state {
        HarvestRunState::Failed => "harvest_run.failed",
        HarvestRunState::NeedsConfirmation => "harvest_run.needs_confirmation",
        _ => "harvest_run.finished",
    };
    tx.record(
        Entry::new(verb, run.id)
            .organisation(source.organisation_id)
            .with("source_id", source.id)
            .with("source", &source.name)
            .with("preview", run.preview)
            .with("scheduled", run.scheduled)
            .with("reason", &run.error)
            .with("records", run.records)
            .with("missing", run.missing)
            .with("code", &run.error_code),
    )
    .await?;
    Ok(run)
}
