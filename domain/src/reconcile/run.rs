//! One reconciliation: compares, mends, and writes the report, all in one transaction.

use std::collections::BTreeSet;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::checks::{self, Found, Mend};
use super::entity::{finding, reconciliation};
use super::{Finding, Reconciliation, store};
use crate::kernel::{Context, Entry, ReconciliationId, Result, Verdict, Viewer};

/// Compares what should be with what is. Nothing is written when nothing was found.
///
/// # Errors
/// When the database fails; then nothing was mended.
pub async fn run(ctx: &Context) -> Result<Option<Reconciliation>> {
    let started = ctx.now();
    let mut seen = checks::all(ctx).await?;
    if !seen.found.is_empty() {
        // A job may have ended between two looks; what is found twice is there.
        let again: BTreeSet<_> =
            checks::all(ctx).await?.found.into_iter().map(|one| (one.finding, one.subject)).collect();
        seen.found.retain(|one| again.contains(&(one.finding, one.subject)));
    }
    only_new(ctx, &mut seen.found).await?;
    if seen.found.is_empty() {
        return Ok(None);
    }
    let permit = Verdict::Allowed.permit()?;
    let mut tx = ctx.begin(&Viewer::System).await?;
    let id: ReconciliationId = tx.id();
    let row = reconciliation::ActiveModel {
        id: Set(id),
        started_at: Set(started),
        ended_at: Set(tx.now()),
        looked_at: Set(i64::try_from(seen.looked_at).unwrap_or(i64::MAX)),
        found: Set(i64::try_from(seen.found.len()).unwrap_or(i64::MAX)),
    };
    let report = store::insert(&tx, &permit, row).await?;
    let mut rows = Vec::with_capacity(seen.found.len());
    for Found { finding, subject_kind, subject, detail, mend } in seen.found {
        rows.push(finding::ActiveModel {
            id: Set(tx.id()),
            reconciliation_id: Set(id),
            finding: Set(finding),
            subject_kind: Set(subject_kind.into()),
            subject_id: Set(subject),
            remedy: Set(mend.remedy()),
            detail: Set(detail),
        });
        match mend {
            Mend::Queue(job) => tx.enqueue(job).await?,
            Mend::Remove(job) => store::remove_job(&tx, &permit, job).await?,
            Mend::Owner => {}
        }
    }
    store::insert_findings(&tx, &permit, rows).await?;
    tx.record(Entry::new("reconciliation.found", id).with("found", report.found)).await?;
    tx.commit().await?;
    tracing::warn!(found = report.found, looked_at = report.looked_at, "the reconciler found something");
    Ok(Some(report))
}

/// What only its owner can mend stands in a report once, not every few minutes again.
async fn only_new(ctx: &Context, found: &mut Vec<Found>) -> Result<()> {
    let waiting: Vec<_> = found.iter().filter(|one| matches!(one.mend, Mend::Owner)).map(|one| one.subject).collect();
    let known: BTreeSet<(Finding, Uuid)> = finding::Entity::find()
        .select_only()
        .columns([finding::Column::Finding, finding::Column::SubjectId])
        .filter(finding::Column::SubjectId.is_in(waiting))
        .into_tuple()
        .all(ctx.db.reader())
        .await?
        .into_iter()
        .collect();
    found.retain(|one| !matches!(one.mend, Mend::Owner) || !known.contains(&(one.finding, one.subject)));
    Ok(())
}
