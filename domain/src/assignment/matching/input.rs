//! What the algorithm is given. All ids are text; lists are sorted before hashing, so their order says nothing.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// One round's complete input.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Who is to be placed.
    pub winners: Vec<Winner>,
    /// Who offers places.
    pub cities: Vec<City>,
    /// Where the places are.
    pub sites: Vec<Site>,
    /// Caps on several sites of one city together.
    #[serde(default)]
    pub caps: Vec<Cap>,
    /// Pairs that may not be, by a condition.
    #[serde(default)]
    pub ineligible: Vec<Ineligible>,
    /// Pairs that are settled before the run.
    #[serde(default)]
    pub holds: Vec<Hold>,
    /// Pairs that a human forbade.
    #[serde(default)]
    pub bans: Vec<Ban>,
}

/// Somebody who is to be placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Winner {
    /// Their id.
    pub id: String,
    /// Sites, the most wanted first. Sites that are not named are not wanted.
    pub preferences: Vec<String>,
}

/// One choice function: a city, its cap, its order of the winners.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct City {
    /// Its id.
    pub id: String,
    /// How many winners it takes over all its sites; no cap when absent.
    #[serde(default)]
    pub cap: Option<u32>,
    /// Winners, first priority first. Who is not named is not admitted.
    pub order: Vec<String>,
    /// Where the order comes from.
    #[serde(default)]
    pub basis: OrderBasis,
}

/// Where a city's order comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderBasis {
    /// The ranking of the challenge.
    #[default]
    Ranking,
    /// The city set it by hand, with a reason.
    City,
}

/// A testbed with its places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub city: String,
    /// How many winners fit.
    pub places: u32,
    /// Its own order, if the city insists; then the city can have no cap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Vec<String>>,
}

/// A cap on several sites of one city together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cap {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub city: String,
    /// Which sites it counts.
    pub sites: Vec<String>,
    /// How many winners at most.
    pub most: u32,
}

/// A pair that a condition rules out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ineligible {
    /// The winner.
    pub winner: String,
    /// The site.
    pub site: String,
    /// The condition that is not met.
    pub condition: Condition,
}

/// Conditions that rule a pair out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The submission was not made for this city.
    City,
    /// The themes do not meet.
    Themes,
    /// A prerequisite of the site is not met.
    Prerequisite,
    /// The team belongs to the owner or the operator of the site.
    Conflict,
    /// The law of the place does not allow it.
    Legal,
    /// One side declined this pair in an earlier round.
    Declined,
    /// This pair was not confirmed in time in an earlier round.
    Lapsed,
}

/// A pair that is settled before the run: its place and its winner are taken out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hold {
    /// The winner.
    pub winner: String,
    /// The site.
    pub site: String,
    /// Why it is settled.
    pub kind: HoldKind,
    /// The reason in words.
    pub reason: String,
}

/// Why a pair is settled before the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoldKind {
    /// A human pinned it.
    Pinned,
    /// It was confirmed in an earlier round and is not moved.
    Confirmed,
}

/// A pair that a human forbade.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ban {
    /// The winner.
    pub winner: String,
    /// The site.
    pub site: String,
    /// The reason in words.
    pub reason: String,
}

impl Input {
    /// The same input with every list whose order says nothing sorted by id.
    #[must_use]
    pub fn sorted(&self) -> Self {
        let mut input = self.clone();
        input.winners.sort_by(|a, b| a.id.cmp(&b.id));
        input.cities.sort_by(|a, b| a.id.cmp(&b.id));
        input.sites.sort_by(|a, b| a.id.cmp(&b.id));
        input.caps.sort_by(|a, b| a.id.cmp(&b.id));
        for cap in &mut input.caps {
            cap.sites.sort();
        }
        input.ineligible.sort();
        input.holds.sort();
        input.bans.sort();
        input
    }

    /// SHA-256 over the sorted input as JSON, in hexadecimal.
    pub fn hash(&self) -> String {
        let bytes = serde_json::to_vec(&self.sorted()).unwrap_or_default();
        hex::encode(Sha256::digest(bytes))
    }
}
