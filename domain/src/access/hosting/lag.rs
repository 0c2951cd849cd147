//! How long it takes from the wish to end access until the host acknowledged it and until it was proved.

use std::collections::{BTreeMap, HashMap};

use chrono::TimeDelta;
use sea_orm::sea_query::{Expr, Query, SelectStatement, WindowStatement};
use sea_orm::{ColumnTrait, ExprTrait, FromQueryResult, Order};

use super::Place;
use super::label;
use crate::access::entity::{access_grant, grant_effect, hosted_grant};
use crate::access::{EffectKind, EffectState};
use crate::hosts;
use crate::kernel::{Context, DataHostId, Result, Timestamp};

/// The figures are of the last effects within these days.
const DAYS: i64 = 90;

/// The most effects of one host that are looked at.
const MOST: u64 = 500;

/// The most open ends that are shown of one host.
const MOST_OPEN: usize = 20;

/// Ends, in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Spread {
    pub p50: f64,
    pub p95: f64,
    pub max: f64,
}

/// An end that is not proved yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct OpenEnd {
    pub kind: EffectKind,
    pub requested_at: Timestamp,
    pub acknowledged_at: Option<Timestamp>,
}

/// How quickly one host refuses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lag {
    /// How many ends the figures are of.
    pub samples: usize,
    /// From requested to acknowledged.
    pub acknowledged: Option<Spread>,
    /// From requested to proved.
    pub verified: Option<Spread>,
    /// What is not proved yet, the oldest first.
    pub open: Vec<OpenEnd>,
}

#[derive(Clone, Debug, FromQueryResult)]
struct Row {
    host_id: Option<DataHostId>,
    kind: EffectKind,
    state: EffectState,
    generation: i64,
    current: i64,
    requested_at: Timestamp,
    acknowledged_at: Option<Timestamp>,
    verified_at: Option<Timestamp>,
}

/// Of partners' hosts; one that never ended anything is left out.
///
/// # Errors
/// When the database fails.
pub async fn lag_of(ctx: &Context, hosts: &[DataHostId]) -> Result<HashMap<DataHostId, Lag>> {
    let of = hosted_grant::Column::HostId.is_in(hosts.iter().copied());
    let mut by_host: HashMap<DataHostId, Vec<Row>> = HashMap::new();
    for row in rows(ctx, of).await? {
        if let Some(host) = row.host_id {
            by_host.entry(host).or_default().push(row);
        }
    }
    Ok(by_host.into_iter().map(|(host, rows)| (host, figures(&rows))).collect())
}

/// Of files that lie with us.
///
/// # Errors
/// When the database fails.
pub async fn own_lag(ctx: &Context) -> Result<Lag> {
    Ok(figures(&rows(ctx, hosted_grant::Column::HostId.is_null()).await?))
}

/// Of all hosts that ever ended anything and of ourselves, by the names that figures bear, ourselves first.
///
/// # Errors
/// When the database fails.
pub async fn all_lags(ctx: &Context) -> Result<Vec<(String, Lag)>> {
    let mut all = vec![(label(None), own_lag(ctx).await?)];
    let mut by_host: BTreeMap<DataHostId, Vec<Row>> = BTreeMap::new();
    for row in rows(ctx, hosted_grant::Column::HostId.is_not_null()).await? {
        if let Some(host) = row.host_id {
            by_host.entry(host).or_default().push(row);
        }
    }
    let ids: Vec<DataHostId> = by_host.keys().copied().collect();
    let hosts = hosts::by_ids(ctx, &ids).await?;
    let named = |(id, rows): (DataHostId, Vec<Row>)| Some((hosts.get(&id)?.audience.clone(), figures(&rows)));
    all.extend(by_host.into_iter().filter_map(named));
    Ok(all)
}

async fn rows(ctx: &Context, of: sea_orm::sea_query::SimpleExpr) -> Result<Vec<Row>> {
    let db = ctx.db.reader();
    let statement = db.get_database_backend().build(&latest(of, ctx.now() - TimeDelta::days(DAYS)));
    Ok(Row::find_by_statement(statement).all(db).await?)
}

/// The last ends of each host, and all that are open, the newest first.
fn latest(of: sea_orm::sea_query::SimpleExpr, since: Timestamp) -> SelectStatement {
    let nth = WindowStatement::partition_by((hosted_grant::Entity, hosted_grant::Column::HostId))
        .order_by((grant_effect::Entity, grant_effect::Column::RequestedAt), Order::Desc)
        .take();
    let ends = [EffectKind::Revoke, EffectKind::Expire, EffectKind::Suspend].map(EffectKind::as_str);
    let effect = |column| Expr::col((grant_effect::Entity, column));
    let recent = effect(grant_effect::Column::RequestedAt)
        .gt(since)
        .or(effect(grant_effect::Column::State).ne(EffectState::Verified.as_str()));
    let ranked = Query::select()
        .column((hosted_grant::Entity, hosted_grant::Column::HostId))
        .columns([
            (grant_effect::Entity, grant_effect::Column::Kind),
            (grant_effect::Entity, grant_effect::Column::State),
            (grant_effect::Entity, grant_effect::Column::Generation),
            (grant_effect::Entity, grant_effect::Column::RequestedAt),
            (grant_effect::Entity, grant_effect::Column::AcknowledgedAt),
            (grant_effect::Entity, grant_effect::Column::VerifiedAt),
        ])
        .expr_as(Expr::col((access_grant::Entity, access_grant::Column::Generation)), "current")
        .expr_window_as(Expr::cust("ROW_NUMBER()"), nth, "nth")
        .from(grant_effect::Entity)
        .inner_join(
            access_grant::Entity,
            Expr::col((access_grant::Entity, access_grant::Column::Id))
                .equals((grant_effect::Entity, grant_effect::Column::GrantId)),
        )
        .left_join(
            hosted_grant::Entity,
            Expr::col((hosted_grant::Entity, hosted_grant::Column::GrantId))
                .equals((grant_effect::Entity, grant_effect::Column::GrantId)),
        )
        .and_where(effect(grant_effect::Column::Kind).is_in(ends))
        .and_where(of)
        .and_where(recent)
        .to_owned();
    Query::select()
        .expr(Expr::cust("*"))
        .from_subquery(ranked, "ranked")
        .and_where(Expr::col("nth").lte(MOST))
        .order_by("requested_at", Order::Desc)
        .to_owned()
}

fn figures(rows: &[Row]) -> Lag {
    let took = |until: Option<Timestamp>, row: &Row| until.map(|until| seconds(row.requested_at, until));
    let acknowledged: Vec<f64> = rows.iter().filter_map(|row| took(row.acknowledged_at, row)).collect();
    let verified: Vec<f64> = rows.iter().filter_map(|row| took(row.verified_at, row)).collect();
    let open = |row: &&Row| row.state != EffectState::Verified && row.generation == row.current;
    let ends = rows.iter().rev().filter(open).take(MOST_OPEN).map(|row| OpenEnd {
        kind: row.kind,
        requested_at: row.requested_at,
        acknowledged_at: row.acknowledged_at,
    });
    Lag {
        samples: verified.len(),
        acknowledged: spread(acknowledged),
        verified: spread(verified),
        open: ends.collect(),
    }
}

/// Median, 95th percentile and maximum by nearest rank; nothing of nothing.
fn spread(mut values: Vec<f64>) -> Option<Spread> {
    values.sort_by(f64::total_cmp);
    let max = *values.last()?;
    let at = |percent: usize| {
        let rank = (values.len() * percent).div_ceil(100).max(1);
        values.get(rank - 1).copied().unwrap_or(max)
    };
    Some(Spread { p50: at(50), p95: at(95), max })
}

fn seconds(from: Timestamp, until: Timestamp) -> f64 {
    (until - from).to_std().map_or(0.0, |took| took.as_secs_f64())
}

/// Notes the lag of a proved end for the operators' figures.
pub fn measure(
    place: Option<&Place>,
    requested: Option<Timestamp>,
    acknowledged: Option<Timestamp>,
    verified: Timestamp,
) {
    let Some(requested) = requested else { return };
    let host = label(place);
    let stages = [("acknowledged", acknowledged), ("verified", Some(verified))];
    for (stage, at) in stages {
        if let Some(at) = at {
            metrics::histogram!("intercity_revocation_lag_seconds", "host" => host.clone(), "stage" => stage)
                .record(seconds(requested, at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_by_nearest_rank() {
        assert_eq!(spread(Vec::new()), None);
        assert_eq!(spread(vec![3.0]), Some(Spread { p50: 3.0, p95: 3.0, max: 3.0 }));
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(spread(hundred), Some(Spread { p50: 50.0, p95: 95.0, max: 100.0 }));
        assert_eq!(spread(vec![1.0, 2.0]), Some(Spread { p50: 1.0, p95: 2.0, max: 2.0 }));
    }

    #[test]
    fn what_was_overtaken_is_not_open() {
        let at = |s| chrono::DateTime::from_timestamp(s, 0).unwrap();
        let row = |kind, generation, state, verified_at| Row {
            host_id: None,
            kind,
            state,
            generation,
            current: 3,
            requested_at: at(100),
            acknowledged_at: None,
            verified_at,
        };
        let lag = figures(&[
            row(EffectKind::Revoke, 3, EffectState::Requested, None),
            row(EffectKind::Suspend, 2, EffectState::Requested, None),
            row(EffectKind::Suspend, 2, EffectState::Verified, Some(at(104))),
        ]);
        assert_eq!(lag.open.iter().map(|end| end.kind).collect::<Vec<_>>(), [EffectKind::Revoke]);
        assert_eq!(lag.verified.map(|spread| spread.max), Some(4.0));
        assert_eq!(lag.samples, 1);
    }
}
