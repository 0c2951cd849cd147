//! Schedules: rows with their next instant on the database's clock, moved on by one conditional update, so that among
//! many workers exactly one fires.

use chrono::{DateTime, Utc};
use croner::Cron;
use sea_orm::{ConnectionTrait, Statement};

use super::enqueue::now_ms;
use super::{Job, announce, enqueue};
use crate::kernel::{Context, Error, Id, Result, ScheduleId};

/// When a schedule fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Again after so many seconds, a tenth more or less.
    Every(u32),
    /// A cron expression of five fields, in UTC; up to a minute later, drawn anew each time.
    Cron(&'static str),
}

/// Work that is queued by the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The kind of job that is queued; names the schedule as well.
    pub kind: &'static str,
    /// When.
    pub rule: Rule,
}

/// A schedule as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its name.
    pub name: String,
    /// When it fires next, in milliseconds of the database's clock.
    pub next_at: i64,
    /// When it fired last.
    pub last_at: Option<i64>,
    /// When the job of a firing last ended.
    pub ended_at: Option<i64>,
    /// Why that failed, if it did.
    pub error: Option<String>,
    /// How often it fired.
    pub fired: i64,
}

impl Rule {
    /// Milliseconds from `now_ms` until it fires next, with jitter drawn by `chance`.
    ///
    /// # Errors
    /// When the expression is none, or never comes.
    pub fn wait_ms(self, now_ms: i64, chance: u32) -> Result<i64> {
        let drawn = |most: i64| i64::from(chance) * most / i64::from(u32::MAX);
        match self {
            Self::Every(seconds) => {
                let full = i64::from(seconds) * 1000;
                Ok(full - full / 10 + drawn(full / 5))
            }
            Self::Cron(expression) => {
                let now = DateTime::<Utc>::from_timestamp_millis(now_ms).unwrap_or_default();
                let cron: Cron = expression.parse().map_err(Error::internal)?;
                let next = cron.find_next_occurrence(&now, false).map_err(Error::internal)?;
                Ok(next.timestamp_millis() - now_ms + drawn(60_000))
            }
        }
    }
}

/// Fires what is due, each in a transaction of its own with its job. Says how many milliseconds it is until the next.
///
/// # Errors
/// When the database fails.
pub async fn fire_due(ctx: &Context, schedules: &[Schedule]) -> Result<i64> {
    let (now, standing) = standing_now(ctx).await?;
    let mut wait = 60_000;
    for schedule in schedules {
        let next_in = match standing.iter().find(|row| row.name == schedule.kind) {
            None => begin(ctx, schedule, now).await?,
            Some(row) if row.next_at <= now => fire(ctx, schedule, row.next_at, now).await?,
            Some(row) => row.next_at - now,
        };
        wait = wait.min(next_in);
    }
    Ok(wait.max(0))
}

/// Queues the work of all schedules now, whatever their time is.
///
/// # Errors
/// When the database fails.
pub async fn fire_all(ctx: &Context, schedules: &[Schedule]) -> Result<()> {
    let tx = ctx.db.begin().await?;
    for schedule in schedules {
        enqueue(&tx, ctx, job(schedule)).await?;
    }
    tx.commit().await?;
    ctx.wake.wake();
    Ok(())
}

/// The first time comes soon after the first start, so that a new installation need not wait for its night.
async fn begin(ctx: &Context, schedule: &Schedule, now: i64) -> Result<i64> {
    let first = schedule.rule.wait_ms(now, chance(ctx))?.min(10_000);
    let sql = "INSERT INTO schedule (id, name, next_at, fired) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING";
    let id = ctx.id::<ScheduleId>().uuid();
    let values = [id.into(), schedule.kind.into(), (now + first).into()];
    ctx.db.writer().execute_raw(Statement::from_sql_and_values(ctx.db.backend(), sql, values)).await?;
    Ok(first)
}

async fn fire(ctx: &Context, schedule: &Schedule, seen: i64, now: i64) -> Result<i64> {
    let wait = schedule.rule.wait_ms(now, chance(ctx))?;
    let tx = ctx.db.begin().await?;
    let sql = "UPDATE schedule SET next_at = $3, last_at = $4, fired = fired + 1 WHERE name = $1 AND next_at = $2";
    let values = [schedule.kind.into(), seen.into(), (now + wait).into(), now.into()];
    let moved = tx.execute_raw(Statement::from_sql_and_values(ctx.db.backend(), sql, values)).await?;
    // Somebody else was faster.
    if moved.rows_affected() == 1 {
        announce(&tx).await?;
        enqueue(&tx, ctx, job(schedule)).await?;
        tx.commit().await?;
        ctx.wake.wake();
    }
    Ok(wait)
}

/// One at a time: while the last one runs another is not queued.
fn job(schedule: &Schedule) -> Job {
    Job::new(schedule.kind, serde_json::json!({ "schedule": schedule.kind })).unique(schedule.kind)
}

fn chance(ctx: &Context) -> u32 {
    let mut chance = [0_u8; 4];
    ctx.random.fill(&mut chance);
    u32::from_le_bytes(chance)
}

/// Notes how the work of a schedule ended.
///
/// # Errors
/// When the database fails.
pub async fn ended(ctx: &Context, name: &str, error: Option<&str>) -> Result<()> {
    let sql = format!("UPDATE schedule SET ended_at = {}, error = $2 WHERE name = $1", now_ms(ctx.db.backend()));
    let values = [name.into(), error.map(ToOwned::to_owned).into()];
    ctx.db.writer().execute_raw(Statement::from_sql_and_values(ctx.db.backend(), sql, values)).await?;
    Ok(())
}

/// All schedules by name.
///
/// # Errors
/// When the database fails.
pub async fn standing(ctx: &Context) -> Result<Vec<Standing>> {
    Ok(standing_now(ctx).await?.1)
}

async fn standing_now(ctx: &Context) -> Result<(i64, Vec<Standing>)> {
    let backend = ctx.db.backend();
    let now = now_ms(backend);
    // One row more than there are schedules, so that the clock is read even when there are none.
    let sql = format!(
        "SELECT {now}, name, next_at, last_at, ended_at, error, fired FROM (SELECT 1 AS one) AS always \
         LEFT JOIN schedule ON 1 = 1 ORDER BY name LIMIT 500"
    );
    let rows = ctx.db.reader().query_all_raw(Statement::from_string(backend, sql)).await?;
    let (mut clock, mut all) = (0, Vec::new());
    for row in rows {
        clock = row.try_get_by_index(0)?;
        let Some(name) = row.try_get_by_index::<Option<String>>(1)? else { continue };
        all.push(Standing {
            name,
            next_at: row.try_get_by_index(2)?,
            last_at: row.try_get_by_index(3)?,
            ended_at: row.try_get_by_index(4)?,
            error: row.try_get_by_index(5)?,
            fired: row.try_get_by_index(6)?,
        });
    }
    Ok((clock, all))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_790_000_000_000 / 86_400_000 * 86_400_000 + 43_200_000;

    #[test]
    fn an_interval_varies_by_a_tenth() {
        assert_eq!(Rule::Every(100).wait_ms(NOON, 0).unwrap(), 90_000);
        assert_eq!(Rule::Every(100).wait_ms(NOON, u32::MAX).unwrap(), 110_000);
    }

    #[test]
    fn cron_is_read_in_utc() {
        assert_eq!(Rule::Cron("30 12 * * *").wait_ms(NOON, 0).unwrap(), 30 * 60_000);
        assert_eq!(Rule::Cron("0 12 * * *").wait_ms(NOON, 0).unwrap(), 24 * 3_600_000, "not twice at the same instant");
        assert_eq!(Rule::Cron("0 13 * * *").wait_ms(NOON, u32::MAX).unwrap(), 3_660_000, "up to a minute later");
        assert!(Rule::Cron("61 * * * *").wait_ms(NOON, 0).is_err());
    }
}
