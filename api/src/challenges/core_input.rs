//! The shared core of a challenge, as input of creating and changing it.

use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use intercity_domain::challenges as domain;
use intercity_domain::kernel::Result;

use super::enums::{DecidingFigure, TieRule};
use crate::graphql::LocalizedInput;

/// What may be said about a challenge; what is absent stays as it is.
#[derive(InputObject)]
pub struct ChallengeCoreInput {
    /// Its name.
    title: Option<LocalizedInput>,
    /// Two or three sentences.
    summary: Option<LocalizedInput>,
    /// What is wrong, for whom, and what was tried.
    problem: Option<LocalizedInput>,
    /// What should be different afterwards.
    outcomes: Option<LocalizedInput>,
    /// General terms.
    terms: Option<LocalizedInput>,
    /// Themes, a few words each.
    themes: Option<Vec<String>>,
    /// When entries are taken from.
    opens_at: Option<DateTime<Utc>>,
    /// The first instant at which entries are no longer taken.
    closes_at: Option<DateTime<Utc>>,
    /// The IANA name of the zone in which dates are meant; the lead city's when never given.
    zone: Option<String>,
    /// Rules of taking part and of deciding.
    rules: Option<ChallengeRulesInput>,
    /// Where its facts come from.
    sources: Option<Vec<String>>,
}

/// Rules of taking part and of deciding, as input.
#[derive(InputObject)]
pub struct ChallengeRulesInput {
    /// The most people in a team.
    max_team_size: u32,
    /// The most entries that one person may be part of.
    max_entries_per_person: u32,
    /// Which figure of the ranking decides.
    deciding_figure: DecidingFigure,
    /// What breaks ties, first to last; the lottery comes last of all.
    ties: Vec<TieRule>,
}

impl ChallengeCoreInput {
    /// Parses it.
    ///
    /// # Errors
    /// Refused for unknown languages.
    pub fn parse(self) -> Result<domain::Core> {
        let text = |text: Option<LocalizedInput>, path: &str| text.map(|text| text.parse(path)).transpose();
        Ok(domain::Core {
            title: text(self.title, "title")?,
            summary: text(self.summary, "summary")?,
            problem: text(self.problem, "problem")?,
            outcomes: text(self.outcomes, "outcomes")?,
            terms: text(self.terms, "terms")?,
            themes: self.themes,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            zone: self.zone,
            rules: self.rules.map(|rules| domain::Rules {
                max_team_size: rules.max_team_size,
                max_entries_per_person: rules.max_entries_per_person,
                deciding_figure: rules.deciding_figure.into(),
                ties: rules.ties.into_iter().map(Into::into).collect(),
            }),
            sources: self.sources,
        })
    }
}
