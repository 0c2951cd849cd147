//! Starts a run: a preview that changes no dataset, or a harvest.

use chrono::TimeDelta;
use serde_json::json;

use super::entity::{harvest_run, harvest_source};
use super::policy::{Action, decide, of};
use super::{HarvestOrigin, HarvestRunState, authorise::authorise, model::RunJob, queries, store};
use crate::accounts::throttle::{self, Limit};
use crate::kernel::{Context, Entry, Error, HarvestSourceId, Job, Permit, Result, Tx, Viewer};

/// How often people may start a source.
const STARTS: Limit = Limit { kind: "harvest:start", most: 12, window: TimeDelta::hours(1) };

/// What to start.
#[derive(Clone, Copy, Debug)]
pub struct RunStart {
    /// The source.
    pub source: HarvestSourceId,
    /// Whether it only reports what it would do.
    pub preview: bool,
}

/// Starts a run; the worker carries it out.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Throttled`, `Conflict` while another runs, `Refused` without a file.
pub async fn run_start(ctx: &Context, viewer: &Viewer, input: RunStart) -> Result<harvest_run::Model> {
    viewer.signed_in()?;
    let source = queries::find_source(ctx.db.reader(), input.source).await?;
    decide(of(viewer, source.organisation_id), source.state, Action::RunStart).permit()?;
    throttle::hit(ctx, STARTS, &source.id.to_string()).await?;
    let mut tx = ctx.begin(viewer).await?;
    let (source, permit) = authorise(&tx, viewer, input.source, Action::RunStart).await?;
    if queries::active_run(&*tx, source.id).await? {
        return Err(Error::Conflict("A run of this source is under way. Wait for its end.".into()));
    }
    if source.origin == HarvestOrigin::File && source.file_id.is_none() {
        return Err(Error::refused(
            "harvest.file_missing",
            "source",
            "No file has come yet, or it is still being checked. Upload one, and try again in a moment.",
        ));
    }
    let run = begin(&mut tx, &permit, &source, input.preview, false).await?;
    tx.commit().await?;
    Ok(run)
}

/// Adds the run and its job. A run that waits for a confirmation gives way.
pub(super) async fn begin(
    tx: &mut Tx,
    permit: &Permit,
    source: &harvest_source::Model,
    preview: bool,
    scheduled: bool,
) -> Result<harvest_run::Model> {
    store::supersede(tx, permit, source.id).await?;
    store::prune(tx, permit, source.id).await?;
    let run = harvest_run::Model {
        id: tx.id(),
        source_id: source.id,
        preview,
        scheduled,
        state: HarvestRunState::Queued,
        requested_by: tx.viewer().person_id(),
        created_at: tx.now(),
        started_at: None,
        finished_at: None,
        format: None,
        progress: json!({}),
        records: 0,
        complete: false,
        known: 0,
        missing: 0,
        error_code: None,
        error: None,
        decided_by: None,
        decided_at: None,
    };
    let run = store::insert_run(tx, permit, run).await?;
    let key = format!("harvest.fetch:{}:0", run.id);
    tx.enqueue(Job::new("harvest.fetch", RunJob { run: run.id }).unique(key)).await?;
    tx.record(
        Entry::new("harvest_run.started", run.id)
            .organisation(source.organisation_id)
            .with("source_id", source.id)
            .with("preview", preview)
            .with("scheduled", scheduled),
    )
    .await?;
    Ok(run)
}
