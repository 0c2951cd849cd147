//! Ends or prolongs a lease: only with the epoch under which the job was claimed.

use sea_orm::{ConnectionTrait, Statement, Value};

use super::Claimed;
use super::enqueue::now_ms;
use crate::kernel::{Db, Result};

/// Prolongs the lease. `false`: it was lost, somebody else may have the job, so stop.
///
/// # Errors
/// When the database fails.
pub async fn extend(db: &Db, job: &Claimed, lease_ms: i64) -> Result<bool> {
    let now = now_ms(db.backend());
    update(db, job, &format!("lease_until = {now} + $3"), [lease_ms.into()]).await
}

/// The job is done. `false`: the lease was lost in between, nothing was changed.
///
/// # Errors
/// When the database fails.
pub async fn finish(db: &Db, job: &Claimed) -> Result<bool> {
    let now = now_ms(db.backend());
    let set = format!("state = 'done', finished_at = {now}, last_error = NULL, lease_until = NULL, lease_owner = NULL");
    update(db, job, &set, []).await
}

/// The job failed: again after `retry_ms`, or a dead letter when its tries are used up.
/// A job without a limit of tries never dies.
///
/// # Errors
/// When the database fails.
pub async fn fail(db: &Db, job: &Claimed, error: &str, retry_ms: i64) -> Result<bool> {
    let now = now_ms(db.backend());
    let spent = "max_attempts IS NOT NULL AND attempts >= max_attempts";
    let set = format!(
        "state = CASE WHEN {spent} THEN 'dead' ELSE 'ready' END, \
         finished_at = CASE WHEN {spent} THEN {now} ELSE NULL END, \
         run_at = {now} + $3, last_error = $4, lease_until = NULL, lease_owner = NULL"
    );
    update(db, job, &set, [retry_ms.into(), error.into()]).await
}

/// Gives the job back untried, at shutdown.
///
/// # Errors
/// When the database fails.
pub async fn hand_back(db: &Db, job: &Claimed) -> Result<bool> {
    let now = now_ms(db.backend());
    let set =
        format!("state = 'ready', attempts = attempts - 1, run_at = {now}, lease_until = NULL, lease_owner = NULL");
    update(db, job, &set, []).await
}

async fn update<const N: usize>(db: &Db, job: &Claimed, set: &str, more: [Value; N]) -> Result<bool> {
    let sql = format!("UPDATE job SET {set} WHERE id = $1 AND lease_epoch = $2 AND state = 'running'");
    let values = [job.id.into(), job.epoch.into()].into_iter().chain(more);
    let done = db.writer().execute_raw(Statement::from_sql_and_values(db.backend(), sql, values)).await?;
    Ok(done.rows_affected() == 1)
}

/// Removes jobs that were done longer than `age_ms` ago. Dead letters stay.
///
/// # Errors
/// When the database fails.
pub async fn purge(db: &Db, age_ms: i64) -> Result<u64> {
    let now = now_ms(db.backend());
    let sql = format!("DELETE FROM job WHERE state = 'done' AND finished_at < {now} - $1");
    let statement = Statement::from_sql_and_values(db.backend(), sql, [age_ms.into()]);
    Ok(db.writer().execute_raw(statement).await?.rows_affected())
}
