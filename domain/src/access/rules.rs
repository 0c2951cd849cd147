//! Pure decisions: whether a grant may be used now and why not.

use chrono::TimeDelta;

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
    /// The person has not accepted terms that they have to accept.
    TermsAccepted,
    /// A sanction is in force on the person or the team.
    NotSanctioned,
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
            Self::TermsAccepted => "grant.terms_not_accepted",
            Self::NotSanctioned => "grant.sanctioned",
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
            Self::TermsAccepted => {
                "The terms of this dataset have changed. Open the grant, read and accept them, and go on."
            }
            Self::NotSanctioned => "A sanction is in force on you or your team. It stands under “Your access”.",
        }
    }
}

impl From<Condition> for Error {
    fn from(condition: Condition) -> Self {
        Self::Forbidden(format!("{} ({})", condition.sentence(), condition.code()))
    }
}

/// On what occasion a grant is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// Somebody reads.
    Use,
    /// The platform tries whether it would work, before it calls the grant active. Everything else is asked as ever.
    Rehearsal,
}

/// What use depends on, read at the moment of use.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// On what occasion it is used.
    pub occasion: Occasion,
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
    /// From when on the person is held for want of accepting terms.
    pub terms_held_from: Option<Timestamp>,
    /// Whether a sanction is in force on the person or the team.
    pub sanctioned: bool,
    /// Whether bytes are left in the budget.
    pub budget_left: bool,
}

/// Terms that have to be accepted, and from when on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermsStep {
    /// Their number.
    pub number: i32,
    /// From then on nobody goes on without.
    pub from: Timestamp,
}

/// From when on somebody is held who has accepted the terms up to this number: the earliest step that they missed.
/// Accepting newer terms covers all older ones.
pub fn blocking_terms(steps: &[TermsStep], accepted: i32) -> Option<Timestamp> {
    steps.iter().filter(|step| step.number > accepted).map(|step| step.from).min()
}

/// Whether the reminder before the end is due: in the last two weeks, but not before the last quarter of a short grant.
pub fn reminder_due(starts_at: Timestamp, ends_at: Timestamp, now: Timestamp) -> bool {
    let lead = TimeDelta::days(14).min((ends_at - starts_at) / 4);
    now < ends_at && ends_at - lead <= now
}

/// Whether the reminder of a duty is due: in the last third between its notice and its deadline, a week at most.
pub fn warning_due(told_at: Timestamp, due_at: Timestamp, now: Timestamp) -> bool {
    let lead = TimeDelta::days(7).min((due_at - told_at) / 3);
    now < due_at && due_at - lead <= now
}

/// Whether this use takes a grant past four fifths of its budget.
pub fn warns_of_budget(used: i64, budget: Option<i64>) -> bool {
    budget.is_some_and(|budget| i128::from(used) * 5 >= i128::from(budget) * 4)
}

/// Whether the grant may be used at `now`.
///
/// # Errors
/// The first condition that does not hold.
pub fn usable(facts: &Facts, now: Timestamp) -> Result<(), Condition> {
    match (facts.state, facts.occasion) {
        (GrantState::Active, Occasion::Use) | (GrantState::Provisioning, Occasion::Rehearsal) => {}
        // A link of a rehearsal is worth nothing after it.
        (GrantState::Provisioning, Occasion::Use) | (GrantState::Active, Occasion::Rehearsal) => {
            return Err(Condition::Provisioned);
        }
        (GrantState::Suspended, _) => return Err(Condition::NotSuspended),
        (GrantState::Revoking | GrantState::Revoked, _) => return Err(Condition::NotRevoked),
        (GrantState::Expiring | GrantState::Expired, _) => return Err(Condition::NotEnded),
    }
    let conditions = [
        (now < facts.ends_at, Condition::NotEnded),
        (facts.on_grant, Condition::OnGrant),
        (facts.in_team, Condition::InTeam),
        (facts.version == DatasetVersionState::Published, Condition::VersionPublished),
        (facts.distribution_fits, Condition::Distribution),
        (!facts.challenge_cancelled, Condition::ChallengeRuns),
        (!facts.sanctioned, Condition::NotSanctioned),
        (facts.terms_held_from.is_none_or(|from| now < from), Condition::TermsAccepted),
        (facts.budget_left, Condition::Budget),
    ];
    conditions.into_iter().find(|(holds, _)| !holds).map_or(Ok(()), |(_, condition)| Err(condition))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn good() -> (Facts, Timestamp) {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let facts = Facts {
            occasion: Occasion::Use,
            state: GrantState::Active,
            ends_at: now + TimeDelta::seconds(1),
            on_grant: true,
            in_team: true,
            version: DatasetVersionState::Published,
            distribution_fits: true,
            challenge_cancelled: false,
            terms_held_from: None,
            sanctioned: false,
            budget_left: true,
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
    fn a_rehearsal_comes_before_the_grant_is_active_and_asks_for_everything_else() {
        let (facts, now) = good();
        for state in GrantState::ALL {
            let rehearsed = Facts { occasion: Occasion::Rehearsal, state: *state, ..facts };
            assert_eq!(usable(&rehearsed, now).is_ok(), *state == GrantState::Provisioning, "{state}");
        }
        let rehearsed = Facts { occasion: Occasion::Rehearsal, state: GrantState::Provisioning, ..facts };
        assert_eq!(usable(&rehearsed, facts.ends_at), Err(Condition::NotEnded));
        assert_eq!(usable(&Facts { in_team: false, ..rehearsed }, now), Err(Condition::InTeam));
        assert_eq!(usable(&Facts { sanctioned: true, ..rehearsed }, now), Err(Condition::NotSanctioned));
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
        assert_eq!(usable(&Facts { sanctioned: true, ..facts }, now), Err(Condition::NotSanctioned));
        assert_eq!(usable(&Facts { budget_left: false, ..facts }, now), Err(Condition::Budget));
        assert_eq!(usable(&Facts { terms_held_from: Some(now), ..facts }, now), Err(Condition::TermsAccepted));
        let later = Some(now + TimeDelta::seconds(1));
        assert_eq!(usable(&Facts { terms_held_from: later, ..facts }, now), Ok(()), "within the grace period");
    }

    #[test]
    fn a_reminder_comes_late_in_short_grants_and_never_after_the_end() {
        let (_, now) = good();
        let day = TimeDelta::days(1);
        assert!(!reminder_due(now - day, now + day * 200, now));
        assert!(reminder_due(now - day * 200, now + day * 14, now));
        assert!(!reminder_due(now, now + day, now), "not with the approval itself");
        assert!(reminder_due(now - day * 3, now + day, now));
        assert!(!reminder_due(now - day * 3, now, now));
    }

    #[test]
    fn the_budget_warns_at_four_fifths() {
        assert!(!warns_of_budget(79, Some(100)));
        assert!(warns_of_budget(80, Some(100)));
        assert!(!warns_of_budget(i64::MAX, None));
        assert!(warns_of_budget(i64::MAX, Some(i64::MAX)));
    }

    proptest::proptest! {
        #[test]
        fn accepting_the_newest_terms_frees_and_accepting_more_never_binds(
            numbers in proptest::collection::vec((1_i32..20, 0_i64..1_000), 0..8), accepted in 0_i32..20,
        ) {
            let (_, now) = good();
            let steps: Vec<TermsStep> = numbers
                .iter()
                .map(|(number, minutes)| TermsStep { number: *number, from: now + TimeDelta::minutes(*minutes) })
                .collect();
            proptest::prop_assert_eq!(blocking_terms(&steps, 20), None);
            let (less, more) = (blocking_terms(&steps, accepted), blocking_terms(&steps, accepted + 1));
            proptest::prop_assert!(more.is_none() || less.is_some_and(|less| Some(less) <= more));
        }
    }
}
