//! Pieces of queries about closing duties and sanctions, and how they look.

use chrono::{DateTime, Utc};

use super::nodes::{AccessSide, Dataset, Person, Team};
use crate::schema;
use crate::shell::{Page, Tag, Tone};

/// Which duties or sanctions are wanted.
#[derive(cynic::InputObject, Clone, Debug)]
pub struct ObligationFilter {
    pub side: Option<AccessSide>,
    pub grant: Option<cynic::Id>,
    pub pressing: bool,
}

impl ObligationFilter {
    /// All of one side.
    pub fn of(side: AccessSide) -> Self {
        Self { side: Some(side), grant: None, pressing: false }
    }

    /// All of one grant.
    pub fn on(grant: &str) -> Self {
        Self { side: None, grant: Some(cynic::Id::new(grant)), pressing: false }
    }
}

/// In which zone the reader's times count.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Viewer")]
pub struct Reader {
    pub zone: String,
}

impl Reader {
    /// The zone, or UTC while nobody is signed in.
    pub fn zone(reader: Option<Self>) -> String {
        reader.map_or_else(|| "UTC".to_owned(), |reader| reader.zone)
    }
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosingDutyKind {
    Deletion,
    Report,
}

impl ClosingDutyKind {
    /// What is owed, as key of the locales.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Deletion => "duty-deletion",
            Self::Report => "duty-report",
        }
    }

    /// What is to be written, as key of the locales.
    pub const fn statement_key(self) -> &'static str {
        match self {
            Self::Deletion => "duty-statement-deletion",
            Self::Report => "duty-statement-report",
        }
    }
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosingDutyState {
    Due,
    Attested,
    Verified,
}

/// A closing duty as a line of a list.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ClosingDuty")]
pub struct Duty {
    pub id: cynic::Id,
    pub kind: ClosingDutyKind,
    pub state: ClosingDutyState,
    pub overdue: bool,
    pub person: Option<Person>,
    pub team: Team,
    pub dataset: Dataset,
    pub due_at: Option<DateTime<Utc>>,
}

impl Duty {
    /// The state in words.
    pub fn tag(&self, page: &Page) -> Tag {
        state_tag(page, self.state, self.overdue)
    }
}

/// The state of a duty in words.
pub fn state_tag(page: &Page, state: ClosingDutyState, overdue: bool) -> Tag {
    let (key, tone) = match (state, overdue) {
        (ClosingDutyState::Due, true) => ("duty-state-overdue", Tone::Bad),
        (ClosingDutyState::Due, false) => ("duty-state-due", Tone::Warning),
        (ClosingDutyState::Attested, _) => ("duty-state-attested", Tone::Active),
        (ClosingDutyState::Verified, _) => ("duty-state-verified", Tone::Good),
    };
    page.tag(key, tone)
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SanctionScope {
    Organisation,
    Platform,
}

impl SanctionScope {
    /// Where it counts, as key of the locales.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Organisation => "sanction-scope-organisation",
            Self::Platform => "sanction-scope-platform",
        }
    }
}

/// A sanction.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct Sanction {
    pub id: cynic::Id,
    pub grant_id: cynic::Id,
    pub person: Option<Person>,
    pub team: Team,
    pub dataset: Dataset,
    pub scope: SanctionScope,
    pub reason: String,
    pub evidence: String,
    pub imposed_at: DateTime<Utc>,
    pub until: Option<DateTime<Utc>>,
    pub lifted_at: Option<DateTime<Utc>>,
    pub lift_reason: Option<String>,
    pub in_force: bool,
    pub may_lift: bool,
}

impl Sanction {
    /// Whether it is in force, in words.
    pub fn tag(&self, page: &Page) -> Tag {
        match (self.in_force, self.lifted_at.is_some()) {
            (true, _) => page.tag("sanction-in-force", Tone::Bad),
            (false, true) => page.tag("sanction-lifted", Tone::Good),
            (false, false) => page.tag("sanction-over", Tone::Plain),
        }
    }
}

/// A reason that may be one of the platform's own, in words.
pub fn reason(page: &Page, reason: &str) -> String {
    let code = !reason.is_empty() && reason.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let known = code.then(|| page.find_text(&format!("grant-why-{}", reason.replace('_', "-")))).flatten();
    known.unwrap_or_else(|| reason.to_owned())
}
