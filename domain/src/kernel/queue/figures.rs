//! Figures of each kind over all workers, and the workers that live: what pages, alarms and metrics read.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DatabaseBackend, QueryResult, Statement};
use serde::{Deserialize, Serialize};

use super::enqueue::now_ms;
use crate::kernel::{Context, Db, Id, Result, WorkerId};

/// Upper bounds of the classes of duration, in seconds; what is longer falls into one more.
pub const BOUNDS: [f64; 10] = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 30.0, 120.0];

/// Runs of one kind that a worker has not written down yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Runs {
    /// Those that succeeded.
    pub done: i64,
    /// Tries that failed.
    pub failed: i64,
    /// Milliseconds that all of them took together.
    pub took_ms: f64,
    /// How many fell into each class of duration.
    pub buckets: [i64; BOUNDS.len() + 1],
}

impl Runs {
    /// Counts a run.
    pub fn count(&mut self, seconds: f64, failed: bool) {
        if failed {
            self.failed += 1
        } else {
            self.done += 1
        }
        self.took_ms += seconds * 1000.0;
        let class = BOUNDS.iter().position(|bound| seconds <= *bound).unwrap_or(BOUNDS.len());
        if let Some(bucket) = self.buckets.get_mut(class) {
            *bucket += 1;
        }
    }
}

/// What all workers did of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// The kind.
    pub kind: String,
    /// Those that succeeded.
    pub done: i64,
    /// Tries that failed.
    pub failed: i64,
    /// Milliseconds that all of them took together.
    pub took_ms: i64,
    /// How many fell into each class of duration.
    pub buckets: Vec<i64>,
    /// When the last one succeeded, in milliseconds of the database's clock.
    pub last_done_at: Option<i64>,
    /// When the last one failed.
    pub last_failed_at: Option<i64>,
}

/// A worker that was seen lately.
#[derive(Clone, Debug, PartialEq)]
pub struct Living {
    /// Its name, as on its leases.
    pub name: String,
    /// When it began, in milliseconds of the database's clock.
    pub started_at: i64,
    /// When it last said that it lives.
    pub seen_at: i64,
    /// When it last looked into the queue without an error.
    pub success_at: i64,
    /// How many jobs it held then.
    pub running: i32,
    /// Circuit breakers towards other hosts that are not closed.
    pub breakers: Vec<Breaker>,
}

/// A circuit breaker towards a host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breaker {
    /// The host, with its port.
    pub host: String,
    /// Failures in a row.
    pub failures: u32,
    /// Whether requests are held back now; otherwise one is being tried.
    pub open: bool,
    /// For how many seconds more.
    pub seconds: u64,
}

/// What a worker says of itself.
#[derive(Clone, Debug)]
pub struct Beat {
    /// Its id.
    pub id: WorkerId,
    /// Its name, as on its leases.
    pub name: String,
    /// How many jobs it holds.
    pub running: i32,
    /// Milliseconds since its last successful look into the queue.
    pub since_success_ms: i64,
    /// Circuit breakers that are not closed.
    pub breakers: Vec<Breaker>,
}

/// Adds runs to the figures, and says that the worker lives. Workers that were not seen for a day are forgotten.
///
/// # Errors
/// When the database fails; then nothing was added.
pub async fn note(ctx: &Context, beat: &Beat, runs: &BTreeMap<&'static str, Runs>) -> Result<()> {
    let tx = ctx.db.begin().await?;
    let backend = ctx.db.backend();
    let now = now_ms(backend);
    for (kind, runs) in runs {
        add(&tx, ctx, kind, runs).await?;
    }
    let sql = format!(
        "INSERT INTO worker (id, name, started_at, seen_at, success_at, running, breakers) \
         VALUES ($1, $2, {now}, {now}, {now} - $3, $4, $5) \
         ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, success_at = excluded.success_at, \
         running = excluded.running, breakers = excluded.breakers"
    );
    let breakers = serde_json::to_value(&beat.breakers)?;
    let values =
        [beat.id.into(), beat.name.as_str().into(), beat.since_success_ms.into(), beat.running.into(), breakers.into()];
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    let old = format!("DELETE FROM worker WHERE seen_at < {now} - 86400000");
    tx.execute_raw(Statement::from_string(backend, old)).await?;
    tx.commit().await?;
    Ok(())
}

async fn add<C: ConnectionTrait>(tx: &C, ctx: &Context, kind: &str, runs: &Runs) -> Result<()> {
    let backend = tx.get_database_backend();
    let now = now_ms(backend);
    let none = serde_json::to_string(&[0; BOUNDS.len() + 1])?;
    let first = "INSERT INTO job_figure (id, kind, done, failed, took_ms, buckets) VALUES ($1, $2, 0, 0, 0, $3) ON CONFLICT DO NOTHING";
    let id = ctx.id::<WorkerId>().uuid();
    tx.execute_raw(Statement::from_sql_and_values(backend, first, [id.into(), kind.into(), none.into()])).await?;
    // Only the first worker waits here: the row stays locked until the end of this short transaction.
    let lock = if backend == DatabaseBackend::Postgres { " FOR UPDATE" } else { "" };
    let sql = format!("SELECT buckets FROM job_figure WHERE kind = $1{lock}");
    let row = tx.query_one_raw(Statement::from_sql_and_values(backend, sql, [kind.into()])).await?;
    let mut buckets: Vec<i64> = row
        .map(|row| row.try_get_by_index::<String>(0))
        .transpose()?
        .map_or_else(|| Ok(Vec::new()), |text| serde_json::from_str(&text))?;
    buckets.resize(BOUNDS.len() + 1, 0);
    for (all, new) in buckets.iter_mut().zip(runs.buckets) {
        *all += new;
    }
    let set = |column: &str, count: i64| if count > 0 { format!(", {column} = {now}") } else { String::new() };
    let sql = format!(
        "UPDATE job_figure SET done = done + $2, failed = failed + $3, took_ms = took_ms + $4, buckets = $5{}{} WHERE kind = $1",
        set("last_done_at", runs.done),
        set("last_failed_at", runs.failed)
    );
    #[allow(clippy::cast_possible_truncation)] // milliseconds of five seconds
    let took = runs.took_ms.round() as i64;
    let values =
        [kind.into(), runs.done.into(), runs.failed.into(), took.into(), serde_json::to_string(&buckets)?.into()];
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}

/// The figures of all kinds that ever ran, by name.
///
/// # Errors
/// When the database fails.
pub async fn figures(db: &Db) -> Result<Vec<Figure>> {
    let sql = "SELECT kind, done, failed, took_ms, buckets, last_done_at, last_failed_at FROM job_figure ORDER BY kind LIMIT 500";
    let rows = db.reader().query_all_raw(Statement::from_string(db.backend(), sql)).await?;
    rows.iter().map(read).collect()
}

fn read(row: &QueryResult) -> Result<Figure> {
    let buckets: String = row.try_get_by_index(4)?;
    Ok(Figure {
        kind: row.try_get_by_index(0)?,
        done: row.try_get_by_index(1)?,
        failed: row.try_get_by_index(2)?,
        took_ms: row.try_get_by_index(3)?,
        buckets: serde_json::from_str(&buckets)?,
        last_done_at: row.try_get_by_index(5)?,
        last_failed_at: row.try_get_by_index(6)?,
    })
}

/// Workers that were seen within the last minute, the one that succeeded last first.
///
/// # Errors
/// When the database fails.
pub async fn living(db: &Db) -> Result<Vec<Living>> {
    let now = now_ms(db.backend());
    let sql = format!(
        "SELECT name, started_at, seen_at, success_at, running, breakers FROM worker WHERE seen_at > {now} - 60000 \
         ORDER BY success_at DESC LIMIT 100"
    );
    let rows = db.reader().query_all_raw(Statement::from_string(db.backend(), sql)).await?;
    let read = |row: &QueryResult| {
        let breakers: serde_json::Value = row.try_get_by_index(5)?;
        Ok(Living {
            name: row.try_get_by_index(0)?,
            started_at: row.try_get_by_index(1)?,
            seen_at: row.try_get_by_index(2)?,
            success_at: row.try_get_by_index(3)?,
            running: row.try_get_by_index(4)?,
            breakers: serde_json::from_value(breakers)?,
        })
    };
    rows.iter().map(read).collect()
}

/// Milliseconds since any worker last looked into the queue without an error; nothing when none ever did.
///
/// # Errors
/// When the database fails.
pub async fn since_success_ms(db: &Db) -> Result<Option<i64>> {
    let sql = format!("SELECT {} - max(success_at) FROM worker", now_ms(db.backend()));
    let row = db.reader().query_one_raw(Statement::from_string(db.backend(), sql)).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.flatten())
}

/// How many jobs of a kind are in the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Depth {
    /// The kind.
    pub kind: String,
    /// Due or waiting for their time.
    pub waiting: i64,
    /// Under a lease.
    pub running: i64,
    /// Dead letters.
    pub dead: i64,
    /// Milliseconds for which the oldest due one has waited.
    pub oldest_ms: i64,
}

/// How full the queue is, by kind.
///
/// # Errors
/// When the database fails.
pub async fn depths(db: &Db) -> Result<Vec<Depth>> {
    let now = now_ms(db.backend());
    // Each part is answered by its own partial index.
    let sql = format!(
        "SELECT kind, 'ready', count(*), COALESCE({now} - min(run_at), 0) FROM job WHERE state = 'ready' GROUP BY kind \
         UNION ALL SELECT kind, 'running', count(*), 0 FROM job WHERE state = 'running' GROUP BY kind \
         UNION ALL SELECT kind, 'dead', count(*), 0 FROM job WHERE state = 'dead' GROUP BY kind"
    );
    let rows = db.reader().query_all_raw(Statement::from_string(db.backend(), sql)).await?;
    let mut all: BTreeMap<String, Depth> = BTreeMap::new();
    for row in rows {
        let (kind, state, count): (String, String, i64) =
            (row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        let depth = all.entry(kind.clone()).or_insert_with(|| Depth { kind, ..Depth::default() });
        match state.as_str() {
            "ready" => {
                let oldest: i64 = row.try_get_by_index(3)?;
                (depth.waiting, depth.oldest_ms) = (count, oldest.max(0));
            }
            "running" => depth.running = count,
            _ => depth.dead = count,
        }
    }
    Ok(all.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_falls_into_one_class() {
        let mut runs = Runs::default();
        runs.count(0.0005, false);
        runs.count(0.7, true);
        runs.count(1000.0, false);
        assert_eq!((runs.done, runs.failed), (2, 1));
        assert_eq!(runs.buckets, [1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
    }
}
