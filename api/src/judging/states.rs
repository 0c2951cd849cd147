//! The closed sets of values of judging, as the schema names them.

use async_graphql::Enum;
use intercity_domain::judging;

/// What ties a judge to a team.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "judging::ConflictKind")]
pub enum ConflictKind {
    /// Worked together.
    Collaborator,
    /// Teaches, taught or advised.
    Advisor,
    /// The same organisation.
    Institutional,
    /// Family, friendship, quarrel.
    Personal,
    /// Anything else.
    Other,
    /// Set by the organisers for reasons of their own.
    Administrative,
}

/// How a conflict became known.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "judging::ConflictSource")]
pub enum ConflictSource {
    /// The judge said so.
    Declared,
    /// The system found it.
    Detected,
    /// An organiser set it.
    Pinned,
}

/// How far a review is.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "judging::ReviewState")]
pub enum ReviewState {
    /// Being written, private.
    Draft,
    /// Sent; never changes again.
    Sent,
}

/// What a stage decided about a submission.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "judging::StageOutcome")]
pub enum StageOutcome {
    /// Goes on, or wins in the last stage.
    Advanced,
    /// Does not go on.
    NotAdvanced,
    /// Ruled out, with a reason.
    Ineligible,
}

/// How far an award is.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "judging::AwardState")]
pub enum AwardState {
    /// Waits for the answer of the team.
    Provisional,
    /// Accepted: a winner.
    Accepted,
    /// Declined by the team.
    Declined,
    /// Not answered in time.
    Lapsed,
}

/// Where the judging of a stage stands.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "judging::Standing")]
pub enum JudgingStanding {
    /// The deadline has not passed yet.
    Preparing,
    /// Closed and not announced.
    Judging,
    /// Announced.
    Announced,
    /// Archived or called off.
    Over,
}
