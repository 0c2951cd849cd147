//! Writes a page that was read into the report of its run, as lines that wait to be applied.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::entity::{harvest_item, harvest_run};
use super::model::Progress;
use super::record::{Found, Parsed};
use super::{HarvestOutcome, HarvestRunState, apply, store};
use crate::kernel::{Context, HarvestRunId, Result, Tx, Verdict, Viewer, crash};

/// Stages a page, once; whether there is another to read.
pub(super) async fn stage(ctx: &Context, read: &harvest_run::Model, next: Progress, parsed: Parsed) -> Result<bool> {
    let mut tx = ctx.begin(&Viewer::System).await?;
    let mut run = store::lock_run(&tx, read.id).await?;
    let fetching = matches!(run.state, HarvestRunState::Queued | HarvestRunState::Fetching);
    if !fetching || run.progress() != read.progress() {
        return Ok(false); // another try of this job was faster
    }
    let permit = Verdict::Allowed.permit()?;
    let Parsed { format, found, lists_all, .. } = parsed;
    let here = i32::try_from(found.len()).unwrap_or(i32::MAX);
    let known = known(&tx, run.id, &found).await?;
    let rows = lines(&tx, run.id, run.records, found, known);
    store::insert_items(&tx, &permit, rows).await?;
    let more = next.next.is_some();
    run.records = run.records.saturating_add(here);
    run.format = Some(format);
    run.started_at = run.started_at.or(Some(tx.now()));
    let all = next.total.is_none_or(|total| u64::try_from(run.records).unwrap_or_default() >= total);
    run.complete = lists_all && !more && all;
    run.progress = serde_json::to_value(next)?;
    run.state = if more { HarvestRunState::Fetching } else { HarvestRunState::Applying };
    let run = store::save_run(&tx, &permit, run).await?;
    if !more {
        tx.enqueue(apply::job(run.id)).await?;
    }
    tx.commit().await?;
    crash::point("harvest.page_staged");
    Ok(more)
}

/// Identifiers of this page that stand in the report already.
async fn known(tx: &Tx, run: HarvestRunId, found: &[Found]) -> Result<BTreeSet<String>> {
    let ids = found.iter().filter_map(|one| match one {
        Found::Usable(record) => Some(record.native_id.clone()),
        Found::Unusable(_) => None,
    });
    let mut known = BTreeSet::new();
    let ids: Vec<String> = ids.collect();
    for part in ids.chunks(500) {
        let there: Vec<String> = harvest_item::Entity::find()
            .select_only()
            .column(harvest_item::Column::NativeId)
            .filter(harvest_item::Column::RunId.eq(run))
            .filter(harvest_item::Column::NativeId.is_in(part.iter().cloned()))
            .filter(harvest_item::Column::Outcome.eq(HarvestOutcome::Staged))
            .into_tuple()
            .all(&**tx)
            .await?;
        known.extend(there);
    }
    Ok(known)
}

fn lines(
    tx: &Tx,
    run: HarvestRunId,
    from: i32,
    found: Vec<Found>,
    mut known: BTreeSet<String>,
) -> Vec<harvest_item::Model> {
    let blank = |position| harvest_item::Model {
        id: tx.id(),
        run_id: run,
        position,
        native_id: None,
        title: String::new(),
        outcome: HarvestOutcome::Unusable,
        field: None,
        code: None,
        message: None,
        notes: json!([]),
        record: None,
        raw: None,
        raw_sha256: None,
        dataset_id: None,
    };
    let line = |(one, position)| match one {
        Found::Usable(record) => {
            let fresh = known.insert(record.native_id.clone());
            harvest_item::Model {
                native_id: Some(record.native_id.clone()),
                title: record.title.clone(),
                outcome: if fresh { HarvestOutcome::Staged } else { HarvestOutcome::Unusable },
                field: (!fresh).then(|| "identifier".into()),
                code: (!fresh).then(|| "harvest.repeated".into()),
                message: (!fresh).then(|| "The source lists this identifier twice; the first one counts.".into()),
                notes: serde_json::to_value(&record.notes).unwrap_or_default(),
                record: serde_json::to_value(&record).ok().filter(|_| fresh),
                raw_sha256: Some(hex::encode(Sha256::digest(record.raw.as_bytes()))),
                raw: Some(record.raw).filter(|_| fresh),
                ..blank(position)
            }
        }
        Found::Unusable(one) => harvest_item::Model {
            native_id: one.native_id,
            title: super::formats::shorten(&one.title, 200),
            field: Some(one.field),
            code: Some(one.code.into()),
            message: Some(one.message),
            raw_sha256: Some(hex::encode(Sha256::digest(one.raw.as_bytes()))),
            ..blank(position)
        },
    };
    found.into_iter().zip(from..).map(line).collect()
}
