//! Pieces of queries that the pages of questions for data share.

use crate::schema;
use crate::shell::{self, Page, Tag, Tone};

/// Where a question stands.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataRequestState {
    Open,
    Answered,
    Declined,
    Withdrawn,
}

impl DataRequestState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Open, Self::Answered, Self::Declined, Self::Withdrawn];

    /// The word in addresses and in keys of the locales.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state in words.
    pub fn tag(self, page: &Page) -> Tag {
        let tone = match self {
            Self::Open => Tone::Active,
            Self::Answered => Tone::Good,
            Self::Declined => Tone::Bad,
            Self::Withdrawn => Tone::Plain,
        };
        page.tag(&format!("wanted-state-{}", self.word()), tone)
    }
}

/// The city that is asked.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "DataRequestCity")]
pub struct City {
    pub id: cynic::Id,
    pub name: String,
    pub code: Option<String>,
    pub zone: String,
}

impl City {
    /// Its sign.
    pub fn sign(&self) -> Option<shell::City> {
        self.code.as_ref().map(|code| shell::City::new(code.clone(), self.name.clone()))
    }
}

/// The team for which it is asked.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "DataRequestTeam")]
pub struct Team {
    pub name: String,
}
