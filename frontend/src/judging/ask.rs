//! What several queries of judging share.

use crate::schema;
use crate::shell::{Page, Tone};

/// The variables of all queries here; each sends those that it uses.
#[derive(cynic::QueryVariables)]
pub struct Ask {
    /// What is asked for.
    pub id: cynic::Id,
    /// The reader's language.
    pub language: String,
}

impl Ask {
    /// About one thing, in the language of the page.
    pub fn about(page: &Page, id: &str) -> Self {
        Self { id: cynic::Id::new(id), language: page.lang().into() }
    }
}

/// A text in the reader's language.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "LocalizedText", variables = "Ask")]
pub struct Text {
    /// The text.
    #[arguments(language: $language)]
    pub text: String,
}

/// A stage as pages name it.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "JudgedStage", variables = "Ask")]
pub struct Stage {
    pub id: cynic::Id,
    pub name: Text,
    pub last: bool,
    pub standing: JudgingStanding,
    pub challenge_id: cynic::Id,
    pub challenge_title: Text,
    pub challenge_slug: String,
}

/// A submission as pages name it.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "JudgedSubmission")]
pub struct Submission {
    pub id: cynic::Id,
    pub number: i32,
    pub title: String,
}

/// Where the judging of a stage stands.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgingStanding {
    Preparing,
    Judging,
    Announced,
    Over,
}

impl JudgingStanding {
    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Preparing => "judging-standing-preparing",
            Self::Judging => "judging-standing-judging",
            Self::Announced => "judging-standing-announced",
            Self::Over => "judging-standing-over",
        }
    }

    /// The tone of its tag.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Preparing | Self::Over => Tone::Plain,
            Self::Judging => Tone::Active,
            Self::Announced => Tone::Good,
        }
    }
}

/// How far a review is.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewState {
    Draft,
    Sent,
}

/// What ties a judge to a team.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    Collaborator,
    Advisor,
    Institutional,
    Personal,
    Other,
    Administrative,
}

/// Kinds of conflict with their names in forms and the keys of their texts.
const KINDS: [(ConflictKind, &str, &str); 6] = [
    (ConflictKind::Collaborator, "collaborator", "judging-kind-collaborator"),
    (ConflictKind::Advisor, "advisor", "judging-kind-advisor"),
    (ConflictKind::Institutional, "institutional", "judging-kind-institutional"),
    (ConflictKind::Personal, "personal", "judging-kind-personal"),
    (ConflictKind::Administrative, "administrative", "judging-kind-administrative"),
    (ConflictKind::Other, "other", "judging-kind-other"),
];

impl ConflictKind {
    /// From the value of a field; anything unknown is other.
    pub fn parse(word: &str) -> Self {
        KINDS.iter().find(|(_, name, _)| *name == word).map_or(Self::Other, |(kind, _, _)| *kind)
    }

    /// The key of its name.
    pub fn key(self) -> &'static str {
        KINDS.iter().find(|(kind, _, _)| *kind == self).map_or("judging-kind-other", |(_, _, key)| key)
    }

    /// All of them for a list.
    pub fn options(page: &Page) -> Vec<(String, String)> {
        KINDS.iter().map(|(_, name, key)| ((*name).to_owned(), page.t(key))).collect()
    }
}

/// Millionths of a point as points with two decimals.
pub fn points(page: &Page, micros: i32) -> String {
    let hundredths = (f64::from(micros) / 10_000.0).round() / 100.0;
    let text = format!("{hundredths:.2}");
    if page.lang() == "en" { text } else { text.replace('.', ",") }
}
