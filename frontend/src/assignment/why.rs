//! Explanations in the reader's language.

use crate::schema;
use crate::shell::Page;

use super::fragments::{Testbed, Winner};

/// How a winner came to a place.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "AssignmentPlacedBy")]
pub enum PlacedBy {
    Algorithm,
    Pin,
    Confirmation,
}

/// A condition that rules a pair out.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "AssignmentCondition")]
pub enum Condition {
    City,
    Themes,
    Prerequisite,
    Conflict,
    Legal,
    Declined,
    Lapsed,
}

impl Condition {
    /// Its text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::City => "assignment-condition-city",
            Self::Themes => "assignment-condition-themes",
            Self::Prerequisite => "assignment-condition-prerequisite",
            Self::Conflict => "assignment-condition-conflict",
            Self::Legal => "assignment-condition-legal",
            Self::Declined => "assignment-condition-declined",
            Self::Lapsed => "assignment-condition-lapsed",
        }
    }
}

/// What a limit counts.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "AssignmentLimitKind")]
pub enum LimitKind {
    Site,
    Cap,
    City,
}

/// Why a winner got what they got.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentExplanation")]
pub struct Explanation {
    pub winner: Option<Winner>,
    pub testbed: Option<Testbed>,
    pub choice: Option<i32>,
    pub by: PlacedBy,
    pub refused: Vec<Refusal>,
}

/// Why a winner did not get a testbed.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AssignmentRefusal")]
pub struct Refusal {
    pub testbed: Option<Testbed>,
    pub code: String,
    pub condition: Option<Condition>,
    pub reason: Option<String>,
    pub limit: Option<LimitKind>,
    pub limit_name: Option<String>,
    pub most: Option<i32>,
    pub cutoff: Option<i32>,
    pub position: Option<i32>,
    pub needed: Option<i32>,
    pub held_by: Vec<Winner>,
    pub sentence: String,
}

impl Explanation {
    /// What came out, in a sentence.
    pub fn result(&self, page: &Page) -> String {
        match (&self.testbed, self.by, self.choice) {
            (None, _, _) if self.refused.is_empty() => page.t("assignment-result-unranked"),
            (None, _, _) => page.t("assignment-result-none"),
            (Some(_), PlacedBy::Pin, _) => page.t("assignment-result-pinned"),
            (Some(_), PlacedBy::Confirmation, _) => page.t("assignment-result-confirmed"),
            (Some(_), PlacedBy::Algorithm, Some(1)) => page.t("assignment-result-first"),
            (Some(_), PlacedBy::Algorithm, choice) => {
                page.t1("assignment-result-choice", "choice", choice.unwrap_or_default())
            }
        }
    }
}

impl Refusal {
    /// What stood in the way, in a sentence or two.
    pub fn why(&self, page: &Page) -> String {
        match self.code.as_str() {
            "full" => self.full(page),
            "ineligible" => self.condition.map_or_else(|| self.sentence.clone(), |c| page.t(c.key())),
            "forbidden" => page.t1("assignment-why-forbidden", "reason", self.reason.clone().unwrap_or_default()),
            "settled" => match self.reason.clone() {
                Some(reason) => page.t1("assignment-why-pinned", "reason", reason),
                None => page.t("assignment-why-confirmed"),
            },
            "not_listed" => page.t("assignment-why-not-listed"),
            _ => self.sentence.clone(),
        }
    }

    fn full(&self, page: &Page) -> String {
        let key = match self.limit {
            Some(LimitKind::Site) | None => "assignment-why-full-testbed",
            Some(LimitKind::Cap | LimitKind::City) => "assignment-why-full-city",
        };
        let name = self.limit_name.clone().unwrap_or_default();
        let mut text = page.t2(key, "name", name, "most", self.most.unwrap_or_default());
        text.push(' ');
        match self.cutoff {
            Some(0) | None => text.push_str(&page.t("assignment-why-settled-before")),
            Some(cutoff) => {
                let position = self.position.unwrap_or_default();
                text.push_str(&page.t2("assignment-why-cutoff", "cutoff", cutoff, "position", position));
            }
        }
        if let Some(needed) = self.needed {
            text.push(' ');
            text.push_str(&page.t1("assignment-why-needed", "needed", needed));
        }
        text
    }
}
