//! How quickly a host refuses what was ended.

use async_graphql::SimpleObject;
use chrono::{DateTime, TimeDelta, Utc};
use intercity_domain::access::hosting;

use crate::access::GrantEffectKind;

/// How long ends took, in seconds.
#[derive(SimpleObject)]
pub struct LagSpread {
    /// Half of them took no longer.
    p50: f64,
    /// Nineteen in twenty took no longer.
    p95: f64,
    /// The longest.
    max: f64,
}

/// An end that is not proved yet.
#[derive(SimpleObject)]
pub struct OpenEnd {
    /// What was to be done.
    kind: GrantEffectKind,
    /// When it was asked for.
    requested_at: DateTime<Utc>,
    /// When the host acknowledged it.
    acknowledged_at: Option<DateTime<Utc>>,
    /// How many seconds it has been open.
    age: i64,
}

/// How quickly a host refuses what was revoked, suspended or ended: the last 500 ends within 90 days.
#[derive(SimpleObject)]
pub struct RevocationLag {
    /// How many ends the figures are of.
    samples: i32,
    /// From requested to acknowledged.
    acknowledged: Option<LagSpread>,
    /// From requested to proved by a refused probe.
    verified: Option<LagSpread>,
    /// What is not proved yet, the oldest first, at most 20.
    open: Vec<OpenEnd>,
    /// After so many seconds nothing that was ended can be used any more, even if the host cannot be reached. Among the
    /// figures of Intercity itself the longest over all hosts, with the time that downloads handed to the store may take
    /// to begin there.
    bound: i64,
}

/// The figures as they are shown at an instant.
pub fn shown(lag: hosting::Lag, now: DateTime<Utc>, bound: TimeDelta) -> RevocationLag {
    let spread = |spread: hosting::Spread| LagSpread { p50: spread.p50, p95: spread.p95, max: spread.max };
    RevocationLag {
        samples: i32::try_from(lag.samples).unwrap_or(i32::MAX),
        acknowledged: lag.acknowledged.map(spread),
        verified: lag.verified.map(spread),
        open: lag
            .open
            .into_iter()
            .map(|end| OpenEnd {
                kind: end.kind.into(),
                requested_at: end.requested_at,
                acknowledged_at: end.acknowledged_at,
                age: (now - end.requested_at).num_seconds().max(0),
            })
            .collect(),
        bound: bound.num_seconds(),
    }
}
