//! Pieces of queries that the pages of hosts share, and how figures look.

use chrono::{DateTime, Utc};

use crate::schema;
use crate::shell::{Page, Tag, Tone};

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct Organisation {
    pub id: cynic::Id,
    pub name: String,
    pub zone: String,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataHostState {
    Active,
    Retired,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrantEffectKind {
    Provision,
    Revoke,
    Expire,
    Suspend,
    Resume,
    Amend,
}

impl GrantEffectKind {
    /// What was to be done, as key of the locales.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Provision => "hosts-effect-provision",
            Self::Revoke => "hosts-effect-revoke",
            Self::Expire => "hosts-effect-expire",
            Self::Suspend => "hosts-effect-suspend",
            Self::Resume => "hosts-effect-resume",
            Self::Amend => "hosts-effect-amend",
        }
    }
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "RevocationLag")]
pub struct Lag {
    pub samples: i32,
    pub acknowledged: Option<LagSpread>,
    pub verified: Option<LagSpread>,
    pub open: Vec<OpenEnd>,
    pub bound: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct LagSpread {
    pub p50: f64,
    pub p95: f64,
    pub max: f64,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct OpenEnd {
    pub kind: GrantEffectKind,
    pub requested_at: DateTime<Utc>,
    pub acknowledged_at: Option<DateTime<Utc>>,
    pub age: i32,
}

/// Median, 95th percentile and maximum in words; a dash when nothing was measured.
pub fn figures(page: &Page, spread: Option<&LagSpread>) -> [String; 3] {
    match spread {
        Some(spread) => [spread.p50, spread.p95, spread.max].map(|value| duration(page, value)),
        None => ["–".into(), "–".into(), "–".into()],
    }
}

/// A duration with the unit that suits it.
pub fn duration(page: &Page, seconds: f64) -> String {
    let (key, value, places) = match seconds {
        s if s < 120.0 => ("hosts-seconds", s, if s < 10.0 { 2 } else { 0 }),
        s if s < 7_200.0 => ("hosts-minutes", s / 60.0, 0),
        s if s < 172_800.0 => ("hosts-hours", s / 3_600.0, 0),
        s => ("hosts-days", s / 86_400.0, 0),
    };
    page.t1(key, "n", page.decimal(&value, places))
}

/// State, and whether it answers, in words.
pub fn tag(page: &Page, state: DataHostState, answered: Option<&DateTime<Utc>>, failed: Option<&DateTime<Utc>>) -> Tag {
    let (key, tone) = match (state, answered, failed) {
        (DataHostState::Retired, ..) => ("hosts-state-retired", Tone::Plain),
        (DataHostState::Active, Some(answered), Some(failed)) if failed > answered => {
            ("hosts-state-failing", Tone::Bad)
        }
        (DataHostState::Active, Some(_), _) => ("hosts-state-answers", Tone::Good),
        (DataHostState::Active, None, Some(_)) => ("hosts-state-unreached", Tone::Bad),
        (DataHostState::Active, None, None) => ("hosts-state-untried", Tone::Warning),
    };
    page.tag(key, tone)
}
