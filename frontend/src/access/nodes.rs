//! Pieces of queries that several pages of access share, and how states look.

use chrono::{DateTime, Utc};

use crate::schema;
use crate::shell::{Page, Station, Stop, Tag, Tone};

/// A text in all its languages.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "LocalizedText")]
pub struct Text {
    authoritative: String,
    translations: Vec<Translation>,
}

/// A text in one language.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct Translation {
    language: String,
    text: String,
}

impl Text {
    /// The text for a reader, in their language or else in the authoritative one.
    pub fn get(&self, language: &str) -> &str {
        let find = |code: &str| self.translations.iter().find(|one| one.language == code && !one.text.is_empty());
        find(language)
            .or_else(|| find(&self.authoritative))
            .or_else(|| self.translations.first())
            .map_or("", |one| one.text.as_str())
    }

    /// The language in which [`get`](Self::get) answers.
    pub fn language<'a>(&'a self, language: &'a str) -> &'a str {
        let has = self.translations.iter().any(|one| one.language == language && !one.text.is_empty());
        if has { language } else { &self.authoritative }
    }
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "AccessDataset")]
pub struct Dataset {
    pub slug: String,
    pub title: Text,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "AccessTeam")]
pub struct Team {
    pub id: cynic::Id,
    pub name: String,
}

impl Team {
    /// The team where one of its people could stand.
    pub fn whole(&self, page: &Page) -> String {
        page.t1("grant-whole-team", "team", self.name.clone())
    }
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "AccessChallenge")]
pub struct Challenge {
    pub slug: String,
    pub title: Text,
    pub zone: String,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "AccessPerson")]
pub struct Person {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct PageInfo {
    pub has_next_page: bool,
    pub end_cursor: Option<String>,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessSide {
    Any,
    Team,
    Steward,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct AccessFilter {
    pub side: Option<AccessSide>,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessRequestState {
    Draft,
    Submitted,
    Returned,
    Approved,
    Rejected,
    Withdrawn,
    Closed,
}

impl AccessRequestState {
    /// The state in words.
    pub fn tag(self, page: &Page) -> Tag {
        let (key, tone) = match self {
            Self::Draft => ("access-state-draft", Tone::Plain),
            Self::Submitted => ("access-state-submitted", Tone::Active),
            Self::Returned => ("access-state-returned", Tone::Warning),
            Self::Approved => ("access-state-approved", Tone::Good),
            Self::Rejected => ("access-state-rejected", Tone::Bad),
            Self::Withdrawn => ("access-state-withdrawn", Tone::Plain),
            Self::Closed => ("access-state-closed", Tone::Bad),
        };
        page.tag(key, tone)
    }

    /// What its decision is called on the line, as key of the locales.
    pub const fn decided_key(self) -> &'static str {
        match self {
            Self::Draft | Self::Submitted | Self::Returned => "access-line-decision",
            Self::Approved => "access-state-approved",
            Self::Rejected => "access-state-rejected",
            Self::Withdrawn => "access-state-withdrawn",
            Self::Closed => "access-state-closed",
        }
    }
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrantState {
    Provisioning,
    Active,
    Revoking,
    Revoked,
    Expiring,
    Expired,
    Suspended,
}

impl GrantState {
    /// The state in words.
    pub fn tag(self, page: &Page) -> Tag {
        let (key, tone) = match self {
            Self::Provisioning => ("grant-state-provisioning", Tone::Active),
            Self::Active => ("grant-state-active", Tone::Good),
            Self::Suspended => ("grant-state-suspended", Tone::Warning),
            Self::Revoking => ("grant-state-revoking", Tone::Bad),
            Self::Revoked => ("grant-state-revoked", Tone::Bad),
            Self::Expiring => ("grant-state-expiring", Tone::Plain),
            Self::Expired => ("grant-state-expired", Tone::Plain),
        };
        page.tag(key, tone)
    }
}

/// What a partner's host says that it does with a grant.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldState {
    Active,
    Suspended,
    Revoked,
    Expired,
}

impl HeldState {
    /// What it does, as key of the locales.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Active => "hosts-held-active",
            Self::Suspended => "hosts-held-suspended",
            Self::Revoked => "hosts-held-revoked",
            Self::Expired => "hosts-held-expired",
        }
    }
}

/// The instants in the life of a grant.
pub struct Life<'a> {
    pub state: GrantState,
    pub zone: &'a str,
    pub starts_at: &'a DateTime<Utc>,
    pub ends_at: &'a DateTime<Utc>,
    pub provisioned_at: Option<&'a DateTime<Utc>>,
    pub end_requested_at: Option<&'a DateTime<Utc>>,
    pub end_acknowledged_at: Option<&'a DateTime<Utc>>,
    pub end_verified_at: Option<&'a DateTime<Utc>>,
}

impl Life<'_> {
    /// The life of the grant as stations of a line.
    pub fn stations(&self, page: &Page) -> Vec<Station> {
        let note = |at: Option<&DateTime<Utc>>| at.map(|at| page.moment(at, self.zone)).unwrap_or_default();
        let past = |at: Option<&DateTime<Utc>>| if at.is_some() { Stop::Past } else { Stop::Next };
        let mut line = vec![Station::new(page.t("grant-life-approved"), note(Some(self.starts_at)), Stop::Past)];
        let works = match self.state {
            GrantState::Provisioning => Stop::Next,
            GrantState::Active | GrantState::Suspended => Stop::Present,
            GrantState::Revoking | GrantState::Revoked | GrantState::Expiring | GrantState::Expired => {
                past(self.provisioned_at)
            }
        };
        line.push(Station::new(page.t("grant-life-works"), note(self.provisioned_at), works));
        let ended = match self.state {
            GrantState::Revoking | GrantState::Revoked => Stop::Ended,
            _ => past(self.end_requested_at),
        };
        let end = self.end_requested_at.unwrap_or(self.ends_at);
        line.push(Station::new(page.t("grant-life-refused"), note(Some(end)), ended));
        let acknowledged = past(self.end_acknowledged_at);
        line.push(Station::new(page.t("grant-life-acknowledged"), note(self.end_acknowledged_at), acknowledged));
        let proved = past(self.end_verified_at);
        line.push(Station::new(page.t("grant-life-proved"), note(self.end_verified_at), proved));
        line
    }
}
