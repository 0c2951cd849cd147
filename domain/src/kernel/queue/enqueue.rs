//! Puts a job into the table, in the caller's transaction.

use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

use super::Job;
use crate::kernel::{Context, JobId, Result};

/// Milliseconds of the database's clock, as an SQL expression.
pub(super) fn now_ms(backend: DatabaseBackend) -> &'static str {
    match backend {
        DatabaseBackend::Postgres => "(extract(epoch from clock_timestamp()) * 1000)::bigint",
        _ => "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
    }
}

/// Adds the job, unless one with the same unique key is waiting, running or dead.
///
/// # Errors
/// When the database fails.
pub async fn enqueue<C: ConnectionTrait>(db: &C, context: &Context, job: Job) -> Result<()> {
    let backend = db.get_database_backend();
    let now = now_ms(backend);
    let id: JobId = context.id();
    let sql = format!(
        "INSERT INTO job (id, queue, kind, payload, state, run_at, attempts, max_attempts, lease_epoch, unique_key, created_at) \
         VALUES ($1, 'default', $2, $3, 'ready', {now} + $4, 0, $5, 0, $6, {now}) \
         ON CONFLICT DO NOTHING"
    );
    db.execute_raw(Statement::from_sql_and_values(
        backend,
        sql,
        [
            id.into(),
            job.kind.into(),
            job.payload.into(),
            job.delay_ms.into(),
            job.max_attempts.into(),
            job.unique_key.into(),
        ],
    ))
    .await?;
    if backend == DatabaseBackend::Postgres {
        db.execute_unprepared("SELECT pg_notify('intercity_job', '')").await?;
    }
    Ok(())
}
