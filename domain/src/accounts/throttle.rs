//! Counters in the database that bound how often something is tried, over all processes.
//!
//! A bucket counts within a fixed window that begins with the first hit. Its name is hashed, so that the
//! table holds no addresses. Hits stay although the command that they guard fails.

use chrono::TimeDelta;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait, Statement,
};

use super::entity::throttle;
use crate::kernel::{Context, Error, Result, ThrottleId, Timestamp, secret_hash};

/// What is counted, how often it may happen, in which time.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// What is counted, for example `sign_in:email`.
    pub kind: &'static str,
    /// How often within the window.
    pub most: i64,
    /// How long a window is.
    pub window: TimeDelta,
}

/// Tries to sign in with one e-mail address; forgotten when one succeeds.
pub const SIGN_IN_EMAIL: Limit = Limit { kind: "sign_in:email", most: 10, window: TimeDelta::minutes(15) };
/// Failed tries to sign in from one network address.
pub const SIGN_IN_ADDRESS: Limit = Limit { kind: "sign_in:address", most: 100, window: TimeDelta::minutes(15) };
/// Registrations from one network address.
pub const REGISTER_ADDRESS: Limit = Limit { kind: "register:address", most: 30, window: TimeDelta::hours(1) };
/// Messages that one e-mail address is sent because somebody typed it.
pub const MAIL_EMAIL: Limit = Limit { kind: "mail:email", most: 6, window: TimeDelta::hours(1) };
/// Messages that one network address has sent.
pub const MAIL_ADDRESS: Limit = Limit { kind: "mail:address", most: 30, window: TimeDelta::hours(1) };
/// Failed tries to sign in as one API client.
pub const CLIENT: Limit = Limit { kind: "client:id", most: 20, window: TimeDelta::minutes(15) };
/// Failed tries to sign in as any API client from one network address.
pub const CLIENT_ADDRESS: Limit = Limit { kind: "client:address", most: 100, window: TimeDelta::minutes(15) };

#[derive(FromQueryResult)]
struct Counted {
    hits: i64,
    window_started_at: Timestamp,
}

/// Counts one try. Never call it while a command holds the writer.
///
/// # Errors
/// `Throttled` when it was one too many.
pub async fn hit(ctx: &Context, limit: Limit, whose: &str) -> Result<()> {
    let now = ctx.now();
    let id: ThrottleId = ctx.id();
    let db = ctx.db.writer();
    // The row as it was when the window had ended is begun anew, in one statement, so that no try is lost.
    let sql = "INSERT INTO throttle (id, bucket, window_started_at, hits) VALUES ($1, $2, $3, 1) \
               ON CONFLICT (bucket) DO UPDATE SET \
               hits = CASE WHEN throttle.window_started_at <= $4 THEN 1 ELSE throttle.hits + 1 END, \
               window_started_at = CASE WHEN throttle.window_started_at <= $4 THEN $3 \
               ELSE throttle.window_started_at END \
               RETURNING hits, window_started_at";
    let values = [id.into(), bucket(limit, whose).into(), now.into(), (now - limit.window).into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let row = db.query_one_raw(statement).await?.ok_or_else(|| Error::internal("the counter was not written"))?;
    let counted = Counted::from_query_result(&row, "")?;
    if counted.hits <= limit.most {
        return Ok(());
    }
    let wait = (counted.window_started_at + limit.window - now).num_seconds().max(1);
    Err(Error::Throttled { retry_after: u32::try_from(wait).unwrap_or(u32::MAX) })
}

/// Takes one try back: it was a good one.
///
/// # Errors
/// When the database fails.
pub async fn forgive(ctx: &Context, limit: Limit, whose: &str) -> Result<()> {
    use sea_orm::sea_query::{Expr, ExprTrait as _};
    throttle::Entity::update_many()
        .col_expr(throttle::Column::Hits, Expr::col(throttle::Column::Hits).sub(1))
        .filter(throttle::Column::Bucket.eq(bucket(limit, whose)))
        .filter(throttle::Column::Hits.gt(0))
        .exec(ctx.db.writer())
        .await?;
    Ok(())
}

/// Forgets all tries of a bucket.
///
/// # Errors
/// When the database fails.
pub async fn forget(ctx: &Context, limit: Limit, whose: &str) -> Result<()> {
    throttle::Entity::delete_many()
        .filter(throttle::Column::Bucket.eq(bucket(limit, whose)))
        .exec(ctx.db.writer())
        .await?;
    Ok(())
}

/// Counters older than this bound nothing any more: no window is that long.
const KEPT: TimeDelta = TimeDelta::days(2);

/// So many counters go at once.
const BATCH: u64 = 1_000;

/// Removes counters whose window ended long ago, a bounded part at a time.
///
/// # Errors
/// When the database fails.
pub async fn purge(ctx: &Context) -> Result<()> {
    loop {
        let old = throttle::Entity::find()
            .select_only()
            .column(throttle::Column::Id)
            .filter(throttle::Column::WindowStartedAt.lt(ctx.now() - KEPT))
            .limit(BATCH)
            .into_query();
        let gone =
            throttle::Entity::delete_many().filter(throttle::Column::Id.in_subquery(old)).exec(ctx.db.writer()).await?;
        if gone.rows_affected < BATCH {
            return Ok(());
        }
    }
}

fn bucket(limit: Limit, whose: &str) -> String {
    format!("{}:{}", limit.kind, secret_hash(whose))
}
