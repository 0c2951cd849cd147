//! Pure decisions: whether a grant may be used now and why not.

use crate::datasets::DatasetVersionState;
use crate::kernel::{Error, Timestamp};

use super::GrantState;

/// A condition of use that does not hold; the first one found is named to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Not provisioned yet.
    Provisioned,
    /// Suspended by the steward.
    NotSuspended,
    /// Revoked, or being revoked.
    NotRevoked,
    /// Past its end.
    NotEnded,
    /// The person does not stand on the grant.
    OnGrant,
    /// The person left the team.
    InTeam,
    /// The version was withdrawn.
    VersionPublished,
    /// The distribution is not of the version that was granted.
    Distribution,
    /// The challenge was cancelled.
    ChallengeRuns,
    /// The budget of bytes is used up.
    Budget,
}

impl Condition {
    /// Stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Provisioned => "grant.not_provisioned",
            Self::NotSuspended => "grant.suspended",
            Self::NotRevoked => "grant.revoked",
            Self::NotEnded => "grant.ended",
            Self::OnGrant => "grant.person_not_on_grant",
            Self::InTeam => "grant.person_left_team",
            Self::VersionPublished => "grant.version_withdrawn",
            Self::Distribution => "grant.other_distribution",
            Self::ChallengeRuns => "grant.challenge_cancelled",
            Self::Budget => "grant.budget_used_up",
        }
    }

    /// What the reader is told.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Provisioned => "This grant is still being set up. Try again in a moment.",
            Self::NotSuspended => "This grant is suspended by the data steward for now.",
            Self::NotRevoked => "This grant was revoked.",
            Self::NotEnded => "This grant has ended.",
            Self::OnGrant => "You do not stand on this grant.",
            Self::InTeam => "You are no longer in the team that holds this grant.",
            Self::VersionPublished => "This version of the dataset was withdrawn by its publisher.",
            Self::Distribution => "This file is not part of what was granted.",
            Self::ChallengeRuns => "The challenge that this grant belongs to was cancelled.",
            Self::Budget => "The amount of data that this grant allows is used up.",
        }
    }
}

impl From<Condition> for Error {
    fn from(condition: Condition) -> Self {
        Self::Forbidden(format!("{} ({})", condition.sentence(), condition.code()))
    }
}

/// What use depends on, read at the moment of use.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// State of the grant.
    pub state: GrantState,
    /// End of the grant.
    pub ends_at: Timestamp,
    /// Whether the person stands on the grant and was not taken off.
    pub on_grant: bool,
    /// Whether the person is in the team now.
    pub in_team: bool,
    /// State of the version that was granted.
    pub version: DatasetVersionState,
    /// Whether the distribution is of that version.
    pub distribution_fits: bool,
    /// Whether the challenge was cancelled.
    pub challenge_cancelled: bool,
}

/// Whether the grant may be used at `now`.
///
/// # Errors
/// The first condition that does not hold.
pub fn usable(facts: &Facts, now: Timestamp) -> Result<(), Condition> {
    match facts.state {
        GrantState::Active => {}
        GrantState::Provisioning => return Err(Condition::Provisioned),
        GrantState::Suspended => return Err(Condition::NotSuspended),
        GrantState::Revoking | GrantState::Revoked => return Err(Condition::NotRevoked),
        GrantState::Expiring | GrantState::Expired => return Err(Condition::NotEnded),
    }
    let conditions = [
        (now < facts.ends_at, Condition::NotEnded),
        (facts.on_grant, Condition::OnGrant),
        (facts.in_team, Condition::InTeam),
        (facts.version == DatasetVersionState::Published, Condition::VersionPublished),
        (facts.distribution_fits, Condition::Distribution),
        (!facts.challenge_cancelled, Condition::ChallengeRuns),
    ];
    conditions.into_iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, condition)| Err(condition))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    fn good() -> (Facts, Timestamp) {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let facts = Facts {
            state: GrantState::Active,
            ends_at: now + TimeDelta::seconds(1),
            on_grant: true,
            in_team: true,
            version: DatasetVersionState::Published,
            distribution_fits: true,
            challenge_cancelled: false,
        };
        (facts, now)
    }

    #[test]
    fn only_an_active_grant_can_be_used() {
        let (facts, now) = good();
        for state in GrantState::ALL {
            let outcome = usable(&Facts { state: *state, ..facts }, now);
            assert_eq!(outcome.is_ok(), *state == GrantState::Active, "{state}");
        }
    }

    #[test]
    fn each_condition_is_named() {
        let (facts, now) = good();
        assert_eq!(usable(&facts, facts.ends_at), Err(Condition::NotEnded));
        assert_eq!(usable(&Facts { on_grant: false, ..facts }, now), Err(Condition::OnGrant));
        assert_eq!(usable(&Facts { in_team: false, ..facts }, now), Err(Condition::InTeam));
        let withdrawn = Facts { version: DatasetVersionState::Withdrawn, ..facts };
        assert_eq!(usable(&withdrawn, now), Err(Condition::VersionPublished));
        assert_eq!(usable(&Facts { distribution_fits: false, ..facts }, now), Err(Condition::Distribution));
        assert_eq!(usable(&Facts { challenge_cancelled: true, ..facts }, now), Err(Condition::ChallengeRuns));
    }
}
