//! Parts of queries that several pages of assignment share.

use chrono::{DateTime, Utc};

use crate::schema;
use crate::shell::{City, Page, Tone};

/// One thing by its id, in the reader's language.
#[derive(cynic::QueryVariables)]
pub struct ById {
    /// The thing.
    pub id: cynic::Id,
    /// The language of texts.
    pub language: String,
}

impl ById {
    /// For a page's address.
    pub fn new(page: &Page, id: &str) -> Self {
        Self { id: cynic::Id::new(id), language: page.lang().into() }
    }
}

/// A text in the reader's language.
#[derive(cynic::QueryFragment, Clone)]
#[cynic(graphql_type = "LocalizedText", variables = "ById")]
pub struct Title {
    #[arguments(language: $language)]
    pub text: String,
}

/// A testbed on offer.
#[derive(cynic::QueryFragment, Clone)]
#[cynic(graphql_type = "AssignmentTestbed")]
pub struct Testbed {
    pub id: cynic::Id,
    pub slug: String,
    pub name: String,
    pub city_name: String,
    pub city_code: Option<String>,
    pub places: i32,
}

impl Testbed {
    /// The sign of its city.
    pub fn sign(&self) -> City {
        sign(self.city_code.as_deref(), &self.city_name)
    }
}

/// The sign of a city; its name stands in where it has no code.
pub fn sign(code: Option<&str>, name: &str) -> City {
    City::new(code.unwrap_or(name), name)
}

/// A winner.
#[derive(cynic::QueryFragment, Clone)]
#[cynic(graphql_type = "AssignmentWinner")]
pub struct Winner {
    pub submission_id: cynic::Id,
    pub team_name: String,
    pub rank: i32,
}

/// Where a match stands.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "TestbedMatchState")]
pub enum MatchState {
    Proposed,
    Confirmed,
    Declined,
    Lapsed,
    Replaced,
}

impl MatchState {
    /// Its text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Proposed => "assignment-match-proposed",
            Self::Confirmed => "assignment-match-confirmed",
            Self::Declined => "assignment-match-declined",
            Self::Lapsed => "assignment-match-lapsed",
            Self::Replaced => "assignment-match-replaced",
        }
    }

    /// How it is meant.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Proposed => Tone::Active,
            Self::Confirmed => Tone::Good,
            Self::Declined | Self::Lapsed => Tone::Bad,
            Self::Replaced => Tone::Plain,
        }
    }
}

/// A match in a list.
#[derive(cynic::QueryFragment, Clone)]
#[cynic(graphql_type = "TestbedMatch")]
pub struct Match {
    pub id: cynic::Id,
    pub challenge_id: cynic::Id,
    pub state: MatchState,
    pub winner: Option<Winner>,
    pub testbed: Option<Testbed>,
    pub confirm_by: Option<DateTime<Utc>>,
    pub winner_confirmed_at: Option<DateTime<Utc>>,
    pub operator_confirmed_at: Option<DateTime<Utc>>,
    pub end_reason: Option<String>,
    pub may_answer: bool,
}
