//! Ends or prolongs leases, many at once: only with the epoch under which the job was claimed.

use sea_orm::{ConnectionTrait, DatabaseBackend, Statement, Value};

use super::claim::{Lease, list};
use super::enqueue::now_ms;
use crate::kernel::{Db, Id, JobId, Result};

/// Prolongs leases. Those that are not answered were lost: somebody else may have the job, so stop.
///
/// # Errors
/// When the database fails.
pub async fn extend(db: &Db, leases: &[Lease], lease_ms: i64) -> Result<Vec<JobId>> {
    let now = now_ms(db.backend());
    update(db, leases, &format!("lease_until = {now} + $3"), [lease_ms.into()]).await
}

/// The jobs are done and leave the table; what they did stands in the activity. Those that are not answered were lost
/// in between, and nothing was changed.
///
/// # Errors
/// When the database fails.
pub async fn finish(db: &Db, leases: &[Lease]) -> Result<Vec<JobId>> {
    let sql = match db.backend() {
        DatabaseBackend::Postgres => format!("DELETE FROM job USING {HELD_POSTGRES} RETURNING job.id"),
        _ => format!("DELETE FROM job WHERE {HELD_SQLITE} RETURNING id"),
    };
    run(db, leases, sql, []).await
}

/// The job failed: again after `retry_ms`, or a dead letter when its tries are used up.
/// A job without a limit of tries never dies.
///
/// # Errors
/// When the database fails.
pub async fn fail(db: &Db, lease: Lease, error: &str, retry_ms: i64) -> Result<bool> {
    let now = now_ms(db.backend());
    let spent = "max_attempts IS NOT NULL AND attempts >= max_attempts";
    let set = format!(
        "state = CASE WHEN {spent} THEN 'dead' ELSE 'ready' END, \
         finished_at = CASE WHEN {spent} THEN {now} ELSE NULL END, \
         run_at = {now} + $3, last_error = $4, lease_until = NULL, lease_owner = NULL"
    );
    // An error may quote what somebody else sent.
    let error: String = error.chars().filter(|c| *c != '\0').take(2_000).collect();
    Ok(!update(db, &[lease], &set, [retry_ms.into(), error.into()]).await?.is_empty())
}

/// Gives jobs back untried, at shutdown.
///
/// # Errors
/// When the database fails.
pub async fn hand_back(db: &Db, leases: &[Lease]) -> Result<Vec<JobId>> {
    let now = now_ms(db.backend());
    let set =
        format!("state = 'ready', attempts = attempts - 1, run_at = {now}, lease_until = NULL, lease_owner = NULL");
    update(db, leases, &set, []).await
}

/// The leases as rows to join with: one text of the statement for every number of them. Whether a job is held is told by
/// `lease_until`, which is set while it runs and only then: with `state` the planner would take the index of running jobs
/// for the shorter way and compare all with all.
const HELD_POSTGRES: &str = "unnest(CAST(CAST($1 AS text) AS uuid[]), CAST(CAST($2 AS text) AS bigint[])) AS held(id, epoch) \
     WHERE job.id = held.id AND job.lease_epoch = held.epoch AND job.lease_until IS NOT NULL";

const HELD_SQLITE: &str = "lease_until IS NOT NULL AND (id, lease_epoch) IN \
     (SELECT unhex(value ->> 0), value ->> 1 FROM json_each($1) LIMIT $2)";

async fn update<const N: usize>(db: &Db, leases: &[Lease], set: &str, more: [Value; N]) -> Result<Vec<JobId>> {
    let sql = match db.backend() {
        DatabaseBackend::Postgres => format!("UPDATE job SET {set} FROM {HELD_POSTGRES} RETURNING job.id"),
        _ => format!("UPDATE job SET {set} WHERE {HELD_SQLITE} RETURNING id"),
    };
    run(db, leases, sql, more).await
}

async fn run<const N: usize>(db: &Db, leases: &[Lease], sql: String, more: [Value; N]) -> Result<Vec<JobId>> {
    if leases.is_empty() {
        return Ok(Vec::new());
    }
    let backend = db.backend();
    let held: [Value; 2] = match backend {
        DatabaseBackend::Postgres => [
            list(leases.iter().map(|lease| lease.id.uuid().simple().to_string())).into(),
            list(leases.iter().map(|lease| lease.epoch.to_string())).into(),
        ],
        _ => {
            let pairs: Vec<_> =
                leases.iter().map(|lease| (lease.id.uuid().simple().to_string(), lease.epoch)).collect();
            [serde_json::to_string(&pairs)?.into(), i64::try_from(leases.len()).unwrap_or(i64::MAX).into()]
        }
    };
    let values = held.into_iter().chain(more);
    let rows = db.queue().query_all_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}
