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
