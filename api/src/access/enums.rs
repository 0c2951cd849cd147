//! The closed sets of values that requests and grants show.

use async_graphql::Enum;
use intercity_domain::access;

/// Where a request stands.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "access::RequestState")]
pub enum AccessRequestState {
    /// Being written by the team.
    Draft,
    /// Waits for the decision of a data steward.
    Submitted,
    /// Back with the team, with a remark.
    Returned,
    /// Approved: a grant came of it.
    Approved,
    /// Rejected, with a reason.
    Rejected,
    /// Taken back by the team.
    Withdrawn,
    /// What it stood on is gone.
    Closed,
}

/// Where a grant stands.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "access::GrantState")]
pub enum GrantState {
    /// Approved; the worker is setting access up.
    Provisioning,
    /// Access works.
    Active,
    /// Refused since the steward's command; the worker is proving it.
    Revoking,
    /// Revoked, and proved by a probe that was refused.
    Revoked,
    /// Refused since its end; the worker is proving it.
    Expiring,
    /// Ended, and proved by a probe that was refused.
    Expired,
    /// Held for a while by the steward.
    Suspended,
}

/// Which versions of the dataset a team wants.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "access::VersionPolicy")]
pub enum AccessVersionPolicy {
    /// The one that is the newest when the request is sent.
    ThisVersion,
    /// New ones as well, as they come.
    FollowNew,
}

/// What a policy asks for.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "access::Requirement")]
pub enum AccessRequirement {
    /// The dataset belongs to the team's challenge.
    Attached,
    /// The team exists.
    TeamActive,
    /// The challenge was not cancelled.
    ChallengeRuns,
    /// The team has come far enough in the challenge.
    Standing,
    /// The team works in one of the cities.
    City,
    /// The team's organisation is of the right kind.
    OrganisationKind,
    /// The team's organisation is verified.
    OrganisationVerified,
    /// The purpose is allowed.
    Purpose,
    /// No more people than allowed.
    People,
    /// No longer than allowed.
    Duration,
    /// The terms in force are accepted.
    Terms,
    /// No sanction is in force.
    NoSanction,
    /// No closing duty is overdue.
    DutiesDone,
}

/// Who has the next move.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "access::WaitingFor")]
pub enum AccessWaitingFor {
    /// The team, to send its draft.
    Team,
    /// The team, to answer a question.
    TeamAnswer,
    /// Those who decide.
    Deciders,
    /// The platform, which sets access up.
    Platform,
    /// Nobody: it is settled.
    Nobody,
}

/// How far up a waiting request has gone.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "access::Level")]
pub enum AccessLevel {
    /// With those whom the policy names.
    Deciders,
    /// With owners and managers of the publisher as well.
    Managers,
    /// With the administrators of the platform as well.
    Platform,
}

/// Why somebody stands back from a decision.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "access::Exclusion")]
pub enum AccessExclusion {
    /// They said so.
    Declared,
    /// They are in the team that asks.
    InTeam,
    /// They belong to an organisation of the team.
    SameOrganisation,
    /// They have a conflict as judge of the team's entry.
    JudgeConflict,
}

/// In which order requests come.
#[derive(Clone, Copy, PartialEq, Eq, Enum, Default)]
#[graphql(remote = "access::queries::RequestOrder")]
pub enum AccessRequestOrder {
    /// The newest first.
    #[default]
    Newest,
    /// What is due first comes first.
    Due,
}

/// How a steward decided.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "access::DecisionKind")]
pub enum AccessDecisionKind {
    /// Approved.
    Approve,
    /// Rejected.
    Reject,
    /// Returned to the team.
    Return,
}

/// What was to be done to the outside.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "access::EffectKind")]
pub enum GrantEffectKind {
    /// Access set up.
    Provision,
    /// Access taken away.
    Revoke,
    /// Access ended at its time.
    Expire,
    /// Access held.
    Suspend,
    /// Access let go on.
    Resume,
    /// Somebody was taken off it.
    Amend,
}

/// Whose requests or grants are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Enum, Default)]
#[graphql(remote = "access::queries::Side")]
pub enum AccessSide {
    /// All that you may see.
    #[default]
    Any,
    /// Of your teams.
    Team,
    /// To data that you decide about.
    Steward,
}

/// Where a sanction counts.
#[derive(Clone, Copy, PartialEq, Eq, Enum, Default)]
#[graphql(remote = "access::SanctionScope")]
pub enum SanctionScope {
    /// For data of the organisation that publishes the dataset.
    #[default]
    Organisation,
    /// On the whole platform.
    Platform,
}

/// What is owed after access.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "access::DutyKind")]
pub enum ClosingDutyKind {
    /// That what was downloaded was deleted.
    Deletion,
    /// A written report of use.
    Report,
}

/// Where a closing duty stands.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "access::DutyState")]
pub enum ClosingDutyState {
    /// Waits for those who owe it.
    Due,
    /// Attested; waits for the steward.
    Attested,
    /// Accepted by the steward.
    Verified,
}
