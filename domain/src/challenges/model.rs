//! What a challenge is made of besides its rows: rules, phase, stages with their rubric.

use serde::{Deserialize, Serialize};

use super::entity::challenge::Model as Challenge;
use super::{ChallengeState, FormDefinition};
use crate::kernel::{Localized, OrganisationId, Result, Timestamp};

/// What all weights of the criteria of a stage add up to.
pub const FULL_WEIGHT: i32 = 10_000;

/// The top of the scale of a criterion, in half points (a scale of 0 to 5).
pub const MAX_HALF_POINTS: i32 = 10;

/// The most people that any challenge may allow in a team.
pub const MAX_TEAM: u32 = 100;

/// The most entries that any challenge may allow one person.
pub const MAX_ENTRIES: u32 = 100;

/// Where a challenge stands: what was decided, and what follows from the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Being written.
    Draft,
    /// Being checked by the host cities.
    InReview,
    /// Published, not open yet.
    Upcoming,
    /// Entries are taken.
    Open,
    /// Closed; being judged.
    Evaluation,
    /// The outcome is announced.
    Decided,
    /// Put away.
    Archived,
    /// Called off.
    Cancelled,
}

impl Phase {
    /// All phases in their order.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::InReview,
        Self::Upcoming,
        Self::Open,
        Self::Evaluation,
        Self::Decided,
        Self::Archived,
        Self::Cancelled,
    ];

    /// The stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::Evaluation => "evaluation",
            Self::Decided => "decided",
            Self::Archived => "archived",
            Self::Cancelled => "cancelled",
        }
    }
}

/// The phase at an instant. Open from `opens_at` on and until just before `closes_at`.
pub fn phase(challenge: &Challenge, now: Timestamp) -> Phase {
    match challenge.state {
        ChallengeState::Draft => Phase::Draft,
        ChallengeState::InReview => Phase::InReview,
        ChallengeState::Published if challenge.opens_at.is_none_or(|opens| now < opens) => Phase::Upcoming,
        ChallengeState::Published if challenge.closes_at.is_none_or(|closes| now < closes) => Phase::Open,
        ChallengeState::Published => Phase::Evaluation,
        ChallengeState::Decided => Phase::Decided,
        ChallengeState::Archived => Phase::Archived,
        ChallengeState::Cancelled => Phase::Cancelled,
    }
}

/// Rules of taking part and of deciding, stated before the challenge opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// The most people in a team.
    pub max_team_size: u32,
    /// The most entries that one person may be part of.
    pub max_entries_per_person: u32,
    /// Which figure of the ranking decides.
    pub deciding_figure: DecidingFigure,
    /// What breaks ties, first to last; the lottery comes last of all.
    pub ties: Vec<TieRule>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            max_team_size: 8,
            max_entries_per_person: 1,
            deciding_figure: DecidingFigure::RawMean,
            ties: vec![TieRule::CriteriaInOrder],
        }
    }
}

/// Which figure of the ranking decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidingFigure {
    /// The raw weighted mean.
    RawMean,
    /// The score normalised by the severity of judges.
    Normalised,
}

/// What breaks a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieRule {
    /// Means of the criteria, compared in their declared order.
    CriteriaInOrder,
    /// The smaller spread between judges.
    SmallerSpread,
    /// The earlier submission.
    EarlierSubmission,
}

/// What a score on a criterion's scale means, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The step, in half points (0 to 10).
    pub half_points: i32,
    /// What deserves it.
    pub text: Localized,
}

/// Who is behind a challenge: what its policy depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The lead organisation.
    pub lead: OrganisationId,
    /// Every host city, the lead among them when it hosts.
    pub hosts: Vec<OrganisationId>,
}

impl Challenge {
    /// The application form.
    ///
    /// # Errors
    /// `Internal` when the stored form cannot be read.
    pub fn form(&self) -> Result<FormDefinition> {
        Ok(serde_json::from_value(self.form.clone())?)
    }

    /// The rules.
    ///
    /// # Errors
    /// `Internal` when the stored rules cannot be read.
    pub fn rules(&self) -> Result<Rules> {
        Ok(serde_json::from_value(self.rules.clone())?)
    }

    /// The phase at an instant.
    pub fn phase(&self, now: Timestamp) -> Phase {
        phase(self, now)
    }

    /// The themes.
    pub fn themes(&self) -> Vec<String> {
        serde_json::from_value(self.themes.clone()).unwrap_or_default()
    }
}

impl super::entity::criterion::Model {
    /// The anchors of the scale.
    ///
    /// # Errors
    /// `Internal` when the stored anchors cannot be read.
    pub fn anchors(&self) -> Result<Vec<Anchor>> {
        Ok(serde_json::from_value(self.anchors.clone())?)
    }
}
