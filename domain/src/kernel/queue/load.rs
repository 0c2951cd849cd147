//! How full the queue is.

use sea_orm::{ConnectionTrait, Statement};

use super::enqueue::now_ms;
use crate::kernel::{Db, Result};

/// How many jobs are in which state, and how long the oldest due one has waited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Ready and due within the horizon.
    pub due: i64,
    /// Under a lease.
    pub running: i64,
    /// Dead letters.
    pub dead: i64,
    /// Milliseconds for which the oldest due job has waited.
    pub oldest_ms: i64,
}

impl Load {
    /// Whether there is nothing to do and nothing being done.
    pub fn is_idle(self) -> bool {
        self.due == 0 && self.running == 0
    }
}

/// Counts. Jobs due within `horizon_ms` from now count as due.
///
/// # Errors
/// When the database fails.
pub async fn load(db: &Db, horizon_ms: i64) -> Result<Load> {
    let now = now_ms(db.backend());
    // Each subquery is answered by its own partial index.
    let sql = format!(
        "SELECT (SELECT count(*) FROM job WHERE state = 'ready' AND run_at <= {now} + $1) AS due, \
         (SELECT count(*) FROM job WHERE state = 'running') AS running, \
         (SELECT count(*) FROM job WHERE state = 'dead') AS dead, \
         COALESCE((SELECT {now} - min(run_at) FROM job WHERE state = 'ready' AND run_at <= {now}), 0) AS oldest_ms"
    );
    let statement = Statement::from_sql_and_values(db.backend(), sql, [horizon_ms.into()]);
    let Some(row) = db.writer().query_one_raw(statement).await? else { return Ok(Load::default()) };
    Ok(Load {
        due: row.try_get("", "due")?,
        running: row.try_get("", "running")?,
        dead: row.try_get("", "dead")?,
        oldest_ms: row.try_get("", "oldest_ms")?,
    })
}
