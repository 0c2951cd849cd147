//! What a round is made from, and what follows from the clock about its matches.

use std::collections::BTreeMap;

use super::entity::{assignment_constraint, city_priority, testbed_match};
use super::{MatchState, matching};
use crate::challenges::entity::challenge;
use crate::judging::entity::award;
use crate::kernel::{OrganisationId, Result, SubmissionId, TestbedId, Timestamp};
use crate::submissions::entity::{submission, team};
use crate::testbeds::entity::testbed;

/// A winner: an announced award that was not declined, with its submission and team.
#[derive(Clone, Debug)]
pub struct Entrant {
    /// The award.
    pub award: award::Model,
    /// What was awarded.
    pub submission: submission::Model,
    /// Whose it is.
    pub team: team::Model,
}

impl Entrant {
    /// The cities that the submission was made for.
    pub fn cities(&self) -> Vec<OrganisationId> {
        serde_json::from_value(self.submission.cities.clone()).unwrap_or_default()
    }
}

/// A testbed that a host city offers in a challenge.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The testbed.
    pub testbed: testbed::Model,
    /// The host city whose brief offers it.
    pub city: OrganisationId,
    /// Places offered here.
    pub places: u32,
}

/// A host city in a challenge.
#[derive(Clone, Debug)]
pub struct Host {
    /// The city.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its code on signs.
    pub code: Option<String>,
    /// How many winners it takes at most.
    pub cap: Option<u32>,
}

/// Everything that an assignment depends on, at one instant.
#[derive(Clone, Debug)]
pub struct Situation {
    /// The challenge.
    pub challenge: challenge::Model,
    /// Winners by rank.
    pub entrants: Vec<Entrant>,
    /// Host cities.
    pub hosts: Vec<Host>,
    /// Testbeds offered.
    pub offers: Vec<Offer>,
    /// What winners ranked.
    pub preferences: BTreeMap<SubmissionId, Vec<TestbedId>>,
    /// What cities ranked, by position.
    pub priorities: Vec<city_priority::Model>,
    /// Pins and bans that are in force.
    pub constraints: Vec<assignment_constraint::Model>,
    /// All matches of all rounds.
    pub matches: Vec<testbed_match::Model>,
    /// The instant.
    pub now: Timestamp,
}

impl Situation {
    /// One winner.
    pub fn entrant(&self, id: SubmissionId) -> Option<&Entrant> {
        self.entrants.iter().find(|entrant| entrant.submission.id == id)
    }

    /// One offer.
    pub fn offer(&self, id: TestbedId) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.testbed.id == id)
    }

    /// The match of a winner that is proposed or confirmed now.
    pub fn live_match(&self, id: SubmissionId) -> Option<&testbed_match::Model> {
        self.matches.iter().find(|m| m.submission_id == id && m.standing(self.now).is_live())
    }
}

impl testbed_match::Model {
    /// The state at an instant: a proposal that was not confirmed in time has lapsed.
    pub fn standing(&self, now: Timestamp) -> MatchState {
        match self.state {
            MatchState::Proposed if self.confirm_by.is_some_and(|by| by < now) => MatchState::Lapsed,
            state => state,
        }
    }

    /// Whether a later round must not move it.
    pub fn is_settled(&self, now: Timestamp) -> bool {
        match self.standing(now) {
            MatchState::Confirmed => true,
            MatchState::Proposed => self.winner_confirmed_at.is_some() || self.operator_confirmed_at.is_some(),
            MatchState::Declined | MatchState::Lapsed | MatchState::Replaced => false,
        }
    }
}

impl MatchState {
    /// Whether it can still become a pilot or is one.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Proposed | Self::Confirmed)
    }
}

impl super::entity::assignment_round::Model {
    /// What it was run on.
    ///
    /// # Errors
    /// `Internal` when the stored input cannot be read.
    pub fn input(&self) -> Result<matching::Input> {
        Ok(serde_json::from_value(self.input.clone())?)
    }

    /// What came out.
    ///
    /// # Errors
    /// `Internal` when the stored certificate cannot be read.
    pub fn certificate(&self) -> Result<matching::Certificate> {
        Ok(serde_json::from_value(self.certificate.clone())?)
    }

    /// The round as it is exported for checking.
    ///
    /// # Errors
    /// `Internal` when the stored round cannot be read.
    pub fn export(&self) -> Result<matching::Export> {
        Ok(matching::Export::new(self.input()?, self.certificate()?))
    }
}
