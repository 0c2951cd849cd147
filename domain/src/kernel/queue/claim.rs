//! Takes due jobs under a lease, and takes back those whose lease ran out.

use sea_orm::{ConnectionTrait, DatabaseBackend, QueryResult, Statement};
use serde_json::Value;

use super::enqueue::now_ms;
use crate::kernel::{Db, JobId, Result};

/// A job under a lease. Only who knows `epoch` may finish it.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The job.
    pub id: JobId,
    /// Names the handler.
    pub kind: String,
    /// What the handler needs.
    pub payload: Value,
    /// Tries so far, this one included.
    pub attempts: i32,
    /// Grows with every claim; a late finisher has an old one and is ignored.
    pub epoch: i64,
}

impl Claimed {
    fn read(row: &QueryResult) -> Result<Self> {
        let payload: String = row.try_get("", "payload")?;
        Ok(Self {
            id: row.try_get("", "id")?,
            kind: row.try_get("", "kind")?,
            payload: serde_json::from_str(&payload)?,
            attempts: row.try_get("", "attempts")?,
            epoch: row.try_get("", "lease_epoch")?,
        })
    }
}

/// Claims up to `limit` due jobs for `owner`. When nothing is due, expired leases are taken back first.
///
/// # Errors
/// When the database fails.
pub async fn claim(db: &Db, owner: &str, lease_ms: i64, limit: u32) -> Result<Vec<Claimed>> {
    let claimed = take(db, owner, lease_ms, limit).await?;
    if claimed.is_empty() && reap(db).await? > 0 {
        return take(db, owner, lease_ms, limit).await;
    }
    Ok(claimed)
}

/// The one place where the two databases claim differently: PostgreSQL skips rows that another worker holds,
/// SQLite has a single writer, so that one conditional update is enough.
async fn take(db: &Db, owner: &str, lease_ms: i64, limit: u32) -> Result<Vec<Claimed>> {
    let backend = db.backend();
    let now = now_ms(backend);
    let due = format!(
        "SELECT id FROM job WHERE queue = 'default' AND state = 'ready' AND run_at <= {now} ORDER BY run_at, id LIMIT $3"
    );
    let set = format!(
        "state = 'running', attempts = attempts + 1, lease_epoch = lease_epoch + 1, lease_until = {now} + $1, lease_owner = $2"
    );
    let columns = "job.id, job.kind, CAST(job.payload AS TEXT) AS payload, job.attempts, job.lease_epoch";
    let sql = match backend {
        DatabaseBackend::Postgres => format!(
            "WITH next AS MATERIALIZED ({due} FOR UPDATE SKIP LOCKED) \
             UPDATE job SET {set} FROM next WHERE job.id = next.id RETURNING {columns}"
        ),
        _ => format!("UPDATE job SET {set} WHERE state = 'ready' AND id IN ({due}) RETURNING {columns}"),
    };
    let statement =
        Statement::from_sql_and_values(backend, sql, [lease_ms.into(), owner.into(), i64::from(limit).into()]);
    db.writer().query_all_raw(statement).await?.iter().map(Claimed::read).collect()
}

/// Takes back jobs whose lease ran out: ready again, or dead when their tries are used up. Says how many.
///
/// # Errors
/// When the database fails.
pub async fn reap(db: &Db) -> Result<u64> {
    let now = now_ms(db.backend());
    let spent = "max_attempts IS NOT NULL AND attempts >= max_attempts";
    let sql = format!(
        "UPDATE job SET state = CASE WHEN {spent} THEN 'dead' ELSE 'ready' END, \
         finished_at = CASE WHEN {spent} THEN {now} ELSE NULL END, run_at = {now}, \
         last_error = 'The worker that held this job went away.', lease_until = NULL, lease_owner = NULL \
         WHERE state = 'running' AND lease_until <= {now}"
    );
    Ok(db.writer().execute_unprepared(&sql).await?.rows_affected())
}
