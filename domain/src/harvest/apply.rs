//! Applies what a run has read, after looking whether it is plausible; the worker's job `harvest.apply`.

use std::collections::BTreeSet;

use super::entity::{harvest_item, harvest_record, harvest_run, harvest_source};
use super::model::RunJob;
use super::record::{NotACatalogue, Note, Record, What};
use super::{HarvestOutcome, HarvestRunState, ending, merge, policy, queries, rules, store};
use crate::datasets::harvested::{self, Facts};
use crate::datasets::{Dataset, DatasetState};
use crate::kernel::{Context, HarvestRunId, Job, Language, Permit, Result, Tx, Viewer, crash};

/// Datasets that one transaction writes.
const AT_ONCE: u64 = 25;

/// The job that applies a run.
pub(super) fn job(run: HarvestRunId) -> Job {
    Job::new("harvest.apply", RunJob { run }).unique(format!("harvest.apply:{run}"))
}

/// Applies the run. Can be repeated after any crash: each line is applied in the transaction that says so.
///
/// # Errors
/// When the database fails; then the job is tried again.
pub async fn apply(ctx: &Context, payload: &serde_json::Value) -> Result<()> {
    let RunJob { run } = serde_json::from_value(payload.clone())?;
    if !Box::pin(look(ctx, run)).await? {
        return Ok(());
    }
    while Box::pin(batch(ctx, run)).await? {
        crash::point("harvest.batch_applied");
    }
    Ok(())
}

/// Compares what was read with what was there; whether the run may go on.
async fn look(ctx: &Context, id: HarvestRunId) -> Result<bool> {
    let mut tx = ctx.begin(&Viewer::System).await?;
    let mut run = store::lock_run(&tx, id).await?;
    if run.state != HarvestRunState::Applying {
        return Ok(false);
    }
    let source = store::lock_source(&tx, run.source_id).await?;
    let Ok(permit) = policy::decide_apply(source.state).permit() else {
        drop(tx);
        let gone = NotACatalogue::new("harvest.source_deleted", "The source was deleted.");
        return ending::fail(ctx, &run, gone).await.map(|()| false);
    };
    let missing = missing(&tx, &run).await?;
    let listed = queries::listed_records(&*tx, run.source_id).await?.len();
    let mut progress = run.progress();
    // What was there before is counted once, not again after a crash in the middle.
    if !progress.looked {
        progress.looked = true;
        run.progress = serde_json::to_value(&progress)?;
        run.known = i32::try_from(listed).unwrap_or(i32::MAX);
        run.missing = i32::try_from(missing.len()).unwrap_or(i32::MAX);
    }
    let big = rules::is_big_drop(listed as u64, missing.len() as u64);
    if run.complete && big && !progress.confirmed && !run.preview {
        ending::end(&mut tx, &permit, run, HarvestRunState::NeedsConfirmation).await?;
        tx.commit().await?;
        return Ok(false);
    }
    store::save_run(&tx, &permit, run).await?;
    tx.commit().await?;
    Ok(true)
}

/// Datasets of the source that the run did not list, by identifier; none unless it read everything.
async fn missing(tx: &Tx, run: &harvest_run::Model) -> Result<Vec<String>> {
    if !run.complete {
        return Ok(Vec::new());
    }
    let seen: BTreeSet<String> = queries::seen_ids(&**tx, run.id).await?.into_iter().collect();
    let listed = queries::listed_records(&**tx, run.source_id).await?;
    Ok(listed.into_iter().map(|(native, _)| native).filter(|native| !seen.contains(native)).collect())
}

/// Applies some lines; whether there may be more.
async fn batch(ctx: &Context, id: HarvestRunId) -> Result<bool> {
    let mut tx = ctx.begin(&Viewer::System).await?;
    let run = store::lock_run(&tx, id).await?;
    if run.state != HarvestRunState::Applying {
        return Ok(false);
    }
    let source = queries::find_source(&*tx, run.source_id).await?;
    let Ok(permit) = policy::decide_apply(source.state).permit() else {
        drop(tx);
        let gone = NotACatalogue::new("harvest.source_deleted", "The source was deleted while the run was applied.");
        return ending::fail(ctx, &run, gone).await.map(|()| false);
    };
    let lines = queries::staged(&*tx, run.id, AT_ONCE).await?;
    let more = !lines.is_empty();
    for line in lines {
        let line = one(&mut tx, &permit, &run, &source, line).await?;
        store::save_item(&tx, &permit, line).await?;
    }
    if !more && !withdraw(&mut tx, &permit, &run, &source).await? {
        ending::end(&mut tx, &permit, run, HarvestRunState::Done).await?;
    }
    tx.commit().await?;
    Ok(queries::find_run(ctx.db.reader(), id).await?.state == HarvestRunState::Applying)
}

/// Decides about one line and, unless this is a preview, does it.
async fn one(
    tx: &mut Tx,
    permit: &Permit,
    run: &harvest_run::Model,
    source: &harvest_source::Model,
    mut line: harvest_item::Model,
) -> Result<harvest_item::Model> {
    let record: Record = serde_json::from_value(line.record.take().unwrap_or_default())?;
    let raw = line.raw.take().unwrap_or_default();
    let facts = merge::facts(&record, Language::parse(&source.language).unwrap_or(Language::En));
    let known = queries::record(&**tx, source.id, &record.native_id).await?;
    let sha256 = line.raw_sha256.clone().unwrap_or_default();
    line.dataset_id = known.as_ref().map(|known| known.dataset_id);
    if known.as_ref().is_some_and(|known| known.raw_sha256 == sha256 && known.gone_at.is_none()) {
        line.outcome = HarvestOutcome::Unchanged;
        return Ok(line);
    }
    let faults = harvested::check(source.organisation_id, tx, &facts)?.into_vec();
    if let Some(first) = faults.first() {
        line.outcome = HarvestOutcome::Unusable;
        line.field = Some(first.path.clone());
        line.code = Some(first.code.clone());
        line.message = Some(faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join(" "));
        return Ok(line);
    }
    let put = Put { run, source, facts, record, raw, sha256 };
    match known {
        None => put.create(tx, permit, line).await,
        Some(known) => put.update(tx, permit, line, known).await,
    }
}

struct Put<'a> {
    run: &'a harvest_run::Model,
    source: &'a harvest_source::Model,
    facts: Facts,
    record: Record,
    raw: String,
    sha256: String,
}

impl Put<'_> {
    async fn create(self, tx: &mut Tx, permit: &Permit, mut line: harvest_item::Model) -> Result<harvest_item::Model> {
        line.outcome = HarvestOutcome::Created;
        if self.run.preview {
            return Ok(line);
        }
        let source = self.source;
        let publish = source.publish_automatically;
        let dataset = harvested::make(tx, permit, source.organisation_id, &self.facts, publish).await?;
        line.dataset_id = Some(dataset.id);
        self.keep(tx, permit, &dataset, None, &[]).await?;
        Ok(line)
    }

    async fn update(
        self,
        tx: &mut Tx,
        permit: &Permit,
        mut line: harvest_item::Model,
        known: harvest_record::Model,
    ) -> Result<harvest_item::Model> {
        let standing = harvested::standing(tx, known.dataset_id).await?;
        let returns = known.gone_at.is_some();
        if standing.row.state == DatasetState::Withdrawn && !returns {
            line.outcome = HarvestOutcome::Kept;
            line.code = Some("harvest.withdrawn_here".into());
            line.message = Some("It was withdrawn here by its publisher, and stays so.".into());
            return Ok(line);
        }
        let applied: Facts = serde_json::from_value(known.applied.clone())?;
        let (merged, kept) = merge::merge(&applied, &standing.facts, &self.facts, standing.own_version);
        note_kept(&mut line, &kept);
        let changed = merged != standing.facts;
        line.outcome = match (returns, changed) {
            (true, _) => HarvestOutcome::Returned,
            (false, true) => HarvestOutcome::Updated,
            (false, false) => HarvestOutcome::Unchanged,
        };
        if self.run.preview {
            return Ok(line);
        }
        let mut dataset = standing.row.clone();
        if returns || changed {
            let publish = self.source.publish_automatically;
            dataset = harvested::change(tx, permit, standing, &merged, publish, returns).await?;
        }
        self.keep(tx, permit, &dataset, Some(&known), &kept).await?;
        Ok(line)
    }

    /// Keeps what the source said, for provenance and for the next run.
    async fn keep(
        &self,
        tx: &Tx,
        permit: &Permit,
        dataset: &Dataset,
        known: Option<&harvest_record::Model>,
        kept: &[&str],
    ) -> Result<()> {
        let row = harvest_record::Model {
            id: known.map_or_else(|| tx.id(), |known| known.id),
            source_id: self.source.id,
            native_id: self.record.native_id.clone(),
            dataset_id: dataset.id,
            run_id: self.run.id,
            format: self.run.format.unwrap_or(self.source.format),
            raw: self.raw.clone(),
            raw_sha256: self.sha256.clone(),
            record: serde_json::to_value(&self.record)?,
            applied: serde_json::to_value(&self.facts)?,
            kept: serde_json::to_value(kept)?,
            first_seen_at: known.map_or_else(|| tx.now(), |known| known.first_seen_at),
            fetched_at: tx.now(),
            gone_at: None,
        };
        store::put_record(tx, permit, row).await
    }
}

fn note_kept(line: &mut harvest_item::Model, kept: &[&'static str]) {
    let mut notes: Vec<Note> = serde_json::from_value(line.notes.clone()).unwrap_or_default();
    let note = |field: &&str| Note {
        field: (*field).to_owned(),
        what: What::Kept,
        from: String::new(),
        detail: "changed here; the source's new text was not taken over".into(),
    };
    notes.extend(kept.iter().map(note));
    line.notes = serde_json::to_value(notes).unwrap_or_default();
}

/// Withdraws some of what disappeared; whether there was anything.
async fn withdraw(
    tx: &mut Tx,
    permit: &Permit,
    run: &harvest_run::Model,
    source: &harvest_source::Model,
) -> Result<bool> {
    // Lines of a preview are marked as seen, so that the next look does not find them again.
    let missing = missing(tx, run).await?;
    let most = usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
    let mut position = queries::last_position(&**tx, run.id).await?;
    let mut any = false;
    for native in missing.into_iter().take(most) {
        let Some(known) = queries::record(&**tx, source.id, &native).await? else { continue };
        any = true;
        position += 1;
        let title =
            serde_json::from_value::<Record>(known.record.clone()).map(|record| record.title).unwrap_or_default();
        let line = harvest_item::Model {
            id: tx.id(),
            run_id: run.id,
            position,
            native_id: Some(native),
            title,
            outcome: HarvestOutcome::Withdrawn,
            field: None,
            code: Some("harvest.not_listed".into()),
            message: Some("The source does not list it any more.".into()),
            notes: serde_json::json!([]),
            record: None,
            raw: None,
            raw_sha256: Some(known.raw_sha256.clone()),
            dataset_id: Some(known.dataset_id),
        };
        store::insert_items(tx, permit, vec![line]).await?;
        if !run.preview {
            let notice =
                format!("Not listed by its source any more ({}) since {}.", source.name, tx.now().format("%Y-%m-%d"));
            harvested::disappear(tx, permit, known.dataset_id, &notice).await?;
            store::mark_gone(tx, permit, known).await?;
        }
    }
    Ok(any)
}
