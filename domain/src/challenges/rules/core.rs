//! The shared core: texts, themes, dates, rules of taking part.

use std::str::FromStr;

use super::super::entity::challenge::Model as Challenge;
use super::super::{MAX_ENTRIES, MAX_TEAM, Rules};
use crate::kernel::{Error, Faults, Localized, Result, Timestamp};

/// What may be said about a challenge when it is created or changed; what is absent stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Core {
    /// Its name.
    pub title: Option<Localized>,
    /// Two or three sentences.
    pub summary: Option<Localized>,
    /// What is wrong, for whom, and what was tried.
    pub problem: Option<Localized>,
    /// What should be different afterwards.
    pub outcomes: Option<Localized>,
    /// General terms.
    pub terms: Option<Localized>,
    /// Themes, a few words each.
    pub themes: Option<Vec<String>>,
    /// When entries are taken from.
    pub opens_at: Option<Timestamp>,
    /// When entries are no longer taken.
    pub closes_at: Option<Timestamp>,
    /// IANA zone in which dates are shown.
    pub zone: Option<String>,
    /// Rules of taking part and deciding.
    pub rules: Option<Rules>,
    /// Where its facts come from.
    pub sources: Option<Vec<String>>,
}

impl Core {
    /// Puts what was said into the row.
    ///
    /// # Errors
    /// When something cannot be written as JSON.
    pub fn apply(self, row: &mut Challenge) -> Result<()> {
        let texts = [
            (self.title, &mut row.title),
            (self.summary, &mut row.summary),
            (self.problem, &mut row.problem),
            (self.outcomes, &mut row.outcomes),
            (self.terms, &mut row.terms),
        ];
        for (new, old) in texts {
            if let Some(new) = new {
                *old = new;
            }
        }
        if let Some(themes) = self.themes {
            row.themes = serde_json::to_value(tidy(themes))?;
        }
        if let Some(rules) = self.rules {
            row.rules = serde_json::to_value(rules)?;
        }
        if let Some(sources) = self.sources {
            row.sources = serde_json::to_value(tidy(sources))?;
        }
        if let Some(zone) = self.zone {
            row.zone = zone;
        }
        row.opens_at = self.opens_at.or(row.opens_at);
        row.closes_at = self.closes_at.or(row.closes_at);
        Ok(())
    }
}

/// Trimmed, without empty and repeated ones.
fn tidy(words: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        if !word.is_empty() && !out.contains(&word) {
            out.push(word);
        }
    }
    out
}

/// Faults of the core, whether in draft or about to be published.
pub fn check_core(faults: &mut Faults, row: &Challenge) -> Result<()> {
    row.title.check(faults, "title", true, 200);
    row.summary.check(faults, "summary", false, 1_000);
    row.problem.check(faults, "problem", false, 20_000);
    row.outcomes.check(faults, "outcomes", false, 20_000);
    row.terms.check(faults, "terms", false, 40_000);
    let themes = row.themes();
    faults.check(
        themes.len() <= 12 && themes.iter().all(|theme| theme.chars().count() <= 60 && !theme.contains('|')),
        "challenge.themes",
        "themes",
        "Name at most twelve themes of at most 60 characters each.",
    );
    faults.check(
        chrono_tz::Tz::from_str(&row.zone).is_ok(),
        "challenge.zone",
        "zone",
        "Give the zone by its IANA name, for example Europe/Berlin.",
    );
    if let (Some(opens), Some(closes)) = (row.opens_at, row.closes_at) {
        faults.check(opens < closes, "challenge.closes_before_opening", "closesAt", "Close after the opening.");
    }
    check_rules(faults, &row.rules()?);
    Ok(())
}

fn check_rules(faults: &mut Faults, rules: &Rules) {
    faults.check(
        (1..=MAX_TEAM).contains(&rules.max_team_size),
        "challenge.team_size",
        "rules.maxTeamSize",
        format!("Allow teams of 1 to {MAX_TEAM} people."),
    );
    faults.check(
        (1..=MAX_ENTRIES).contains(&rules.max_entries_per_person),
        "challenge.entries",
        "rules.maxEntriesPerPerson",
        format!("Allow 1 to {MAX_ENTRIES} entries for each person."),
    );
}

/// Refuses to write over what somebody else wrote in between.
///
/// # Errors
/// `Conflict`.
pub fn check_version(current: i32, given: Option<i32>) -> Result<()> {
    match given {
        Some(given) if given != current => Err(Error::Conflict(
            "Somebody else changed this in the meantime. Reload it, compare, and save again.".into(),
        )),
        _ => Ok(()),
    }
}

/// Faults of an extension of the deadline.
pub fn check_extension(faults: &mut Faults, old: Option<Timestamp>, new: Timestamp, reason: &Localized) {
    faults.check(
        old.is_none_or(|old| new > old),
        "challenge.not_later",
        "closesAt",
        "Give a time after the present deadline; a deadline can be extended, never brought forward.",
    );
    reason.check(faults, "reason", true, 2_000);
}

/// A reason or remark: there and not too long.
pub fn check_reason(faults: &mut Faults, path: &str, text: &str) {
    faults.check(!text.trim().is_empty(), "text.required", path, "Write this text.");
    faults.check(text.chars().count() <= 2_000, "text.too_long", path, "Keep this text under 2000 characters.");
}
