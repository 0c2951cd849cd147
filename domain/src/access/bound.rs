//! How long a grant lasts at most, by what it stands on: team, entry, award, stage, challenge and pilots. Pure.

use crate::challenges::ChallengeState;
use crate::kernel::Timestamp;
use crate::submissions::SubmissionState;

/// What the grants of one team stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Whether the team goes on.
    pub team_active: bool,
    /// The team's entry.
    pub entry: SubmissionState,
    /// The challenge.
    pub challenge: ChallengeState,
    /// Awards of the entry that were announced, taken together.
    pub award: Award,
    /// Whether an announced result ruled the entry out, or did not let it advance.
    pub out: bool,
    /// Pilots of the entry, taken together.
    pub pilots: Pilots,
}

/// Awards of an entry, taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Award {
    /// None was announced.
    None,
    /// At least one was accepted.
    Accepted,
    /// None was accepted yet; the last one to answer lapses then.
    Offered(Option<Timestamp>),
    /// All were declined or have lapsed.
    Ended,
}

/// Pilots of an entry, taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pilots {
    /// There is none.
    None,
    /// At least one is planned or runs.
    Open,
    /// All are over.
    Over,
}

/// The latest end, and why; `stage_ends` is the end of the stage that the entry is in.
/// Nothing when what it stands on sets no end.
pub fn bound(ground: &Ground, stage_ends: Option<Timestamp>, now: Timestamp) -> Option<(Timestamp, &'static str)> {
    if let Some(gone) = gone(ground) {
        return Some((now, gone));
    }
    match (ground.award, ground.pilots) {
        (Award::Accepted, Pilots::Over) => Some((now, "pilot_ended")),
        (Award::Accepted, Pilots::None | Pilots::Open) => None,
        (Award::Offered(by), _) => by.map(|by| (by, "award_ended")),
        (Award::Ended, _) => Some((now, "award_ended")),
        (Award::None, _) if ground.out => Some((now, "not_advanced")),
        (Award::None, _) if ground.challenge == ChallengeState::Decided => Some((now, "challenge_decided")),
        (Award::None, _) => stage_ends.map(|at| (at, "stage_ended")),
    }
}

const fn gone(ground: &Ground) -> Option<&'static str> {
    match ground.challenge {
        ChallengeState::Cancelled => return Some("challenge_cancelled"),
        ChallengeState::Archived => return Some("challenge_archived"),
        ChallengeState::Draft | ChallengeState::InReview | ChallengeState::Published | ChallengeState::Decided => {}
    }
    match (ground.team_active, ground.entry) {
        (false, _) => Some("team_disbanded"),
        (true, SubmissionState::Withdrawn) => Some("submission_withdrawn"),
        (true, SubmissionState::Draft | SubmissionState::Submitted) => None,
    }
}

/// The end of a stage: the planned one, but never before the challenge has closed.
pub fn stage_end(planned: Option<Timestamp>, closes_at: Option<Timestamp>) -> Option<Timestamp> {
    planned.map(|planned| closes_at.map_or(planned, |closes| planned.max(closes)))
}

/// The end of a grant: what was approved, or earlier when what it stands on ends earlier.
pub fn end(requested: Timestamp, bound: Option<(Timestamp, &'static str)>) -> Timestamp {
    bound.map_or(requested, |(at, _)| requested.min(at))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use proptest::prelude::*;

    use super::*;

    const FIRM: Ground = Ground {
        team_active: true,
        entry: SubmissionState::Submitted,
        challenge: ChallengeState::Published,
        award: Award::None,
        out: false,
        pilots: Pilots::None,
    };

    fn at(hours: i64) -> Timestamp {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::hours(hours)
    }

    #[test]
    fn each_thing_that_goes_ends_it_now() {
        let now = at(0);
        let why = |ground: Ground| bound(&ground, Some(at(9)), now);
        let ended = |reason| Some((now, reason));
        assert_eq!(why(Ground { team_active: false, ..FIRM }), ended("team_disbanded"));
        assert_eq!(why(Ground { entry: SubmissionState::Withdrawn, ..FIRM }), ended("submission_withdrawn"));
        assert_eq!(why(Ground { challenge: ChallengeState::Cancelled, ..FIRM }), ended("challenge_cancelled"));
        assert_eq!(why(Ground { challenge: ChallengeState::Archived, ..FIRM }), ended("challenge_archived"));
        assert_eq!(why(Ground { challenge: ChallengeState::Decided, ..FIRM }), ended("challenge_decided"));
        assert_eq!(why(Ground { out: true, ..FIRM }), ended("not_advanced"));
        assert_eq!(why(Ground { award: Award::Ended, ..FIRM }), ended("award_ended"));
        let over = Ground { award: Award::Accepted, pilots: Pilots::Over, ..FIRM };
        assert_eq!(why(over), ended("pilot_ended"));
    }

    #[test]
    fn an_entrant_is_bound_to_the_stage_and_a_winner_is_not() {
        assert_eq!(bound(&FIRM, Some(at(9)), at(0)), Some((at(9), "stage_ended")));
        assert_eq!(bound(&FIRM, None, at(0)), None);
        let won = Ground { award: Award::Accepted, challenge: ChallengeState::Decided, ..FIRM };
        assert_eq!(bound(&won, Some(at(9)), at(0)), None);
        let offered = Ground { award: Award::Offered(Some(at(3))), ..won };
        assert_eq!(bound(&offered, None, at(0)), Some((at(3), "award_ended")));
    }

    proptest! {
        #[test]
        fn the_end_is_never_after_what_was_approved(requested in 0_i64..9_999, bound in proptest::option::of(0_i64..9_999)) {
            let end = end(at(requested), bound.map(|hours| (at(hours), "")));
            prop_assert!(end <= at(requested));
            prop_assert!(bound.is_none_or(|hours| end <= at(hours)));
            prop_assert!(end == at(requested) || bound.is_some_and(|hours| end == at(hours)));
        }

        #[test]
        fn a_later_deadline_never_shortens(planned in proptest::option::of(0_i64..999), closes in 0_i64..999, more in 0_i64..999) {
            let planned = planned.map(at);
            let (before, after) = (stage_end(planned, Some(at(closes))), stage_end(planned, Some(at(closes + more))));
            prop_assert!(after >= before);
        }
    }
}
