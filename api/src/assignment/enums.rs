//! Closed sets of values of assignment.

use async_graphql::Enum;
use intercity_domain::assignment::matching;
use intercity_domain::assignment::{self, policy};

/// Whether a pair must be or must not be.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "AssignmentConstraintKind", remote = "assignment::ConstraintKind")]
pub enum ConstraintKind {
    /// The pair is settled before the run.
    Pin,
    /// The pair is ruled out.
    Forbid,
}

/// Where a match stands. A proposal that was not confirmed in time has lapsed.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "TestbedMatchState", remote = "assignment::MatchState")]
pub enum MatchState {
    /// Both sides, or one of them, have still to confirm.
    Proposed,
    /// Both sides confirmed; there is a pilot.
    Confirmed,
    /// One side declined.
    Declined,
    /// It was not confirmed in time.
    Lapsed,
    /// A later round replaced it.
    Replaced,
}

/// Where the assignment of a challenge stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "AssignmentState", remote = "policy::State")]
pub enum AssignmentState {
    /// No winner is announced.
    Before,
    /// Winners are announced.
    Open,
    /// The challenge is archived or cancelled.
    Over,
}

/// How a winner came to a place.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "AssignmentPlacedBy", remote = "matching::PlacedBy")]
pub enum PlacedBy {
    /// By the algorithm.
    Algorithm,
    /// By a pin.
    Pin,
    /// By an earlier confirmation.
    Confirmation,
}

/// What a limit counts.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "AssignmentLimitKind", remote = "matching::LimitKind")]
pub enum LimitKind {
    /// The places of a testbed.
    Site,
    /// A cap over several testbeds of a city.
    Cap,
    /// The cap of a city.
    City,
}

/// A condition that rules a pair out.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "AssignmentCondition", remote = "matching::Condition")]
pub enum EligibilityCondition {
    /// The submission was not made for this city.
    City,
    /// The themes do not meet.
    Themes,
    /// A prerequisite of the testbed is not met.
    Prerequisite,
    /// The team belongs to the owner or the operator of the testbed.
    Conflict,
    /// The law of the place does not allow it.
    Legal,
    /// One side declined this pair in an earlier round.
    Declined,
    /// This pair was not confirmed in time in an earlier round.
    Lapsed,
}

/// Where a city's order of the winners comes from.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "AssignmentOrderBasis", remote = "matching::OrderBasis")]
pub enum OrderBasis {
    /// The ranking of the challenge.
    Ranking,
    /// The city set it, with a reason.
    City,
}

/// What stands against a claim to a place.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(name = "AssignmentClaimCause", remote = "matching::ClaimCause")]
pub enum ClaimCause {
    /// The winner is pinned to another testbed.
    OwnPin,
    /// The place is held by somebody with lower priority.
    Held,
    /// The pair is forbidden.
    Forbidden,
}
