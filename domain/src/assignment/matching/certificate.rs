//! What a run leaves behind: the assignment and the figures by which anybody can check it.

use serde::{Deserialize, Serialize};

use super::Input;

/// Name and version of the algorithm; a change of any result is a new version.
pub const ALGORITHM: &str = "intercity-deferred-acceptance/1";

/// Name and version of the exported file.
pub const FORMAT: &str = "intercity.assignment/1";

/// The result of a run with its proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// [`ALGORITHM`] at the time of the run.
    pub algorithm: String,
    /// [`Input::hash`] of what it was run on.
    pub input_hash: String,
    /// Every winner, by id.
    pub assignment: Vec<Placement>,
    /// Every site, cap and city, with what is full and where the cutoff lies.
    pub fill: Vec<Fill>,
    /// Claims that holds and bans cause: who would have a right to a place without them.
    pub claims: Vec<Claim>,
    /// How many proposals the run took; it follows from the assignment.
    pub proposals: u64,
}

/// Where one winner goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// The winner.
    pub winner: String,
    /// The site, or none.
    pub site: Option<String>,
    /// Which choice of theirs that is, from 1; none when they did not name it.
    pub choice: Option<u32>,
    /// How it came about.
    pub by: PlacedBy,
}

/// How a placement came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlacedBy {
    /// By the algorithm.
    Algorithm,
    /// By a pin.
    Pin,
    /// By an earlier confirmation.
    Confirmation,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitKind {
    /// The places of a site.
    Site,
    /// A cap over several sites.
    Cap,
    /// The cap of a city.
    City,
}

/// How far one limit is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fill {
    /// What it counts.
    pub kind: LimitKind,
    /// The id of the site, cap or city.
    pub id: String,
    /// How many at most.
    pub most: u32,
    /// How many there are, held ones included.
    pub filled: u32,
    /// When full: the position in the city's order of the last who was admitted by the algorithm, 0 when all places
    /// are held. None when there is room.
    pub cutoff: Option<u32>,
}

/// Somebody who would have a right to a place if a human had not decided otherwise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Claim {
    /// Who.
    pub winner: String,
    /// To which site.
    pub site: String,
    /// What stands against it.
    pub cause: ClaimCause,
    /// Who holds the place instead; for a ban or the winner's own pin nobody.
    pub holders: Vec<String>,
}

/// What stands against a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimCause {
    /// The winner is pinned to another site.
    OwnPin,
    /// The place is held by somebody with lower priority.
    Held,
    /// The pair is forbidden.
    Forbidden,
}

/// What is exported and checked: input and certificate of one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// [`FORMAT`].
    pub format: String,
    /// What it was run on.
    pub input: Input,
    /// What came out.
    pub certificate: Certificate,
}

impl Export {
    /// Puts a round together for export.
    pub fn new(input: Input, certificate: Certificate) -> Self {
        Self { format: FORMAT.into(), input, certificate }
    }
}
