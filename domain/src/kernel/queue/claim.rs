//! Takes due jobs under a lease, and takes back those whose lease ran out.

use sea_orm::{ConnectionTrait, DatabaseBackend, QueryResult, Statement, Value};

use super::enqueue::now_ms;
use crate::kernel::{Context, Db, JobId, Result};

/// What may be finished, prolonged or given back: only who knows the epoch may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lease {
    /// The job.
    pub id: JobId,
    /// Another one with every claim; a late finisher has an old one and is ignored.
    pub epoch: i64,
}

/// A job under a lease.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The lease.
    pub lease: Lease,
    /// Names the handler.
    pub kind: String,
    /// What the handler needs.
    pub payload: serde_json::Value,
    /// Tries so far, this one included.
    pub attempts: i32,
    /// When it was due, in milliseconds of the database's clock.
    pub run_at: i64,
}

impl Claimed {
    fn read(row: &QueryResult) -> Result<Self> {
        let payload: String = row.try_get_by_index(2)?;
        Ok(Self {
            lease: Lease { id: row.try_get_by_index(0)?, epoch: row.try_get_by_index(4)? },
            kind: row.try_get_by_index(1)?,
            payload: serde_json::from_str(&payload)?,
            attempts: row.try_get_by_index(3)?,
            run_at: row.try_get_by_index(5)?,
        })
    }
}

/// How many jobs of a kind a worker can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    /// The kind.
    pub kind: &'static str,
    /// At most so many.
    pub most: u32,
}

/// Claims due jobs for `owner`: of each kind at most what is wanted, in the order of `wants`, at most `limit` in all.
///
/// PostgreSQL does not wait for the disk here. When it crashes in that moment the claim was never made and the job is
/// ready again, as after the death of a worker; what the job has done by then is on the disk before the claim matters.
/// The epoch is drawn by lot, so that the next claim is another one even then.
///
/// # Errors
/// When the database fails.
pub async fn claim(ctx: &Context, owner: &str, lease_ms: i64, wants: &[Want], limit: u32) -> Result<Vec<Claimed>> {
    if wants.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let backend = ctx.db.backend();
    let now = now_ms(backend);
    let set = format!(
        "state = 'running', attempts = attempts + 1, lease_epoch = $4, lease_until = {now} + $1, lease_owner = $2"
    );
    let columns = "job.id, job.kind, CAST(job.payload AS TEXT), job.attempts, job.lease_epoch, job.run_at";
    let mut values: Vec<Value> = vec![lease_ms.into(), owner.into(), i64::from(limit).into(), epoch(ctx).into()];
    let sql = match backend {
        DatabaseBackend::Postgres => postgres(now, &set, columns, wants, &mut values),
        _ => sqlite(now, &set, columns, wants, &mut values),
    };
    let rows = ctx.db.queue().query_all_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    rows.iter().map(Claimed::read).collect()
}

/// A positive number that nobody had before.
fn epoch(ctx: &Context) -> i64 {
    let mut bytes = [0; 8];
    ctx.random.fill(&mut bytes);
    i64::from_be_bytes(bytes) & i64::MAX
}

/// One statement with one text for all sets of kinds. Each kind is a scan of its own from the oldest due job on, taken
/// row by row as long as the limit lasts; rows that another worker holds are passed over.
fn postgres(now: &str, set: &str, columns: &str, wants: &[Want], values: &mut Vec<Value>) -> String {
    values.push(list(wants.iter().map(|want| want.kind.to_owned())).into());
    values.push(list(wants.iter().map(|want| want.most.to_string())).into());
    // An array and no join: the planner cannot know how few they are, and would read the whole table.
    format!(
        "UPDATE job SET {set} WHERE id = ANY (ARRAY(\
           SELECT due.id FROM unnest(CAST(CAST($5 AS text) AS text[]), CAST(CAST($6 AS text) AS bigint[])) AS want(kind, most) \
           CROSS JOIN (SELECT set_config('synchronous_commit', 'off', true)) AS unhurried \
           CROSS JOIN LATERAL (SELECT id FROM job WHERE kind = want.kind AND state = 'ready' AND run_at <= {now} \
             ORDER BY run_at, id LIMIT want.most FOR UPDATE SKIP LOCKED) AS due LIMIT $3)) RETURNING {columns}"
    )
}

/// SQLite has a single writer, so that one conditional update is enough.
fn sqlite(now: &str, set: &str, columns: &str, wants: &[Want], values: &mut Vec<Value>) -> String {
    let mut arms = Vec::with_capacity(wants.len());
    for want in wants {
        let place = values.len() + 1;
        values.push(want.kind.into());
        values.push(i64::from(want.most).into());
        arms.push(format!(
            "SELECT id FROM (SELECT id FROM job WHERE kind = ${place} AND state = 'ready' AND run_at <= {now} \
             ORDER BY run_at, id LIMIT ${})",
            place + 1
        ));
    }
    let due = arms.join(" UNION ALL ");
    format!(
        "UPDATE job SET {set} WHERE state = 'ready' AND id IN (SELECT id FROM ({due}) LIMIT $3) RETURNING {columns}"
    )
}

/// An array of PostgreSQL as text; the items hold neither commas nor quotes.
pub(super) fn list(items: impl Iterator<Item = String>) -> String {
    let mut text = String::from("{");
    for (n, item) in items.enumerate() {
        if n > 0 {
            text.push(',');
        }
        text.push_str(&item);
    }
    text.push('}');
    text
}

/// Takes back jobs whose lease ran out: ready again, or dead when their tries are used up. Says how many.
/// What took its worker with it again and again comes back later each time.
///
/// # Errors
/// When the database fails.
pub async fn reap(db: &Db) -> Result<u64> {
    let now = now_ms(db.backend());
    let spent = "max_attempts IS NOT NULL AND attempts >= max_attempts";
    let later = "CASE WHEN attempts < 3 THEN 0 WHEN attempts < 12 THEN 1000 << (attempts - 3) ELSE 512000 END";
    let sql = format!(
        "UPDATE job SET state = CASE WHEN {spent} THEN 'dead' ELSE 'ready' END, \
         finished_at = CASE WHEN {spent} THEN {now} ELSE NULL END, run_at = {now} + {later}, \
         last_error = 'The worker that held this job went away.', lease_until = NULL, lease_owner = NULL \
         WHERE state = 'running' AND lease_until <= {now}"
    );
    let done = db.queue().execute_raw(Statement::from_string(db.backend(), sql)).await?;
    Ok(done.rows_affected())
}
