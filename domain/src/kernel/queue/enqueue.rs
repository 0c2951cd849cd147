//! Puts a job into the table, in the caller's transaction.

use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

use super::{Job, Owner, kinds};
use crate::kernel::{Context, Error, JobId, Result};

/// Milliseconds of the database's clock, as an SQL expression that stays the same within a statement, so that an
/// index can answer comparisons with it.
pub(super) fn now_ms(backend: DatabaseBackend) -> &'static str {
    match backend {
        DatabaseBackend::Postgres => "CAST(extract(epoch FROM statement_timestamp()) * 1000 AS bigint)",
        _ => "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
    }
}

/// Adds the job, unless one with the same unique key is waiting, running or dead.
///
/// # Errors
/// When the kind is unknown or the database fails.
pub async fn enqueue<C: ConnectionTrait>(db: &C, context: &Context, job: Job) -> Result<()> {
    let Some(kind) = kinds::kind(job.kind) else { return Err(Error::internal(UnknownKind(job.kind))) };
    let owner = job.organisation.filter(|_| kind.owner == Owner::Organisation);
    let backend = db.get_database_backend();
    let now = now_ms(backend);
    let id: JobId = context.id();
    let sql = format!(
        "INSERT INTO job (id, queue, kind, payload, state, run_at, attempts, max_attempts, lease_epoch, unique_key, created_at, organisation_id) \
         VALUES ($1, 'default', $2, $3, 'ready', {now} + $4, 0, $5, 0, $6, {now}, $7) \
         ON CONFLICT DO NOTHING"
    );
    let values = [
        id.into(),
        job.kind.into(),
        job.payload.into(),
        job.delay_ms.into(),
        job.max_attempts.into(),
        job.unique_key.into(),
        owner.into(),
    ];
    db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}

/// Tells the workers of other processes at the commit; once a transaction, whatever it queued.
///
/// # Errors
/// When the database fails.
pub async fn announce<C: ConnectionTrait>(db: &C) -> Result<()> {
    if db.get_database_backend() == DatabaseBackend::Postgres {
        db.execute_raw(Statement::from_string(DatabaseBackend::Postgres, "SELECT pg_notify('intercity_job', '')"))
            .await?;
    }
    Ok(())
}

/// The kind has no row in the table of kinds.
#[derive(Debug, thiserror::Error)]
#[error("the kind of job “{0}” has no row in queue/kinds.rs")]
struct UnknownKind(&'static str);
