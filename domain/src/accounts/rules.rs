//! Pure decisions about refresh tokens and one-time links.

use chrono::TimeDelta;

use super::entity::{email_token, refresh_token, session};
use crate::kernel::{RefreshTokenId, Timestamp};

/// How long after its use a refresh token may be shown again and gets the very same successor:
/// several tabs wake up at once, and an answer can be lost on the way.
pub(super) const GRACE: TimeDelta = TimeDelta::seconds(10);

/// How long a link that confirms an e-mail address counts.
pub(super) const CONFIRM_LIFE: TimeDelta = TimeDelta::hours(48);

/// How long a link that resets a password counts.
pub(super) const RESET_LIFE: TimeDelta = TimeDelta::hours(1);

/// What to do with a refresh token that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Renewal {
    /// Use it up and give a new one.
    Rotate,
    /// Give the same successor again.
    Repeat(RefreshTokenId),
    /// Somebody shows a token that was used up: one of two holders stole it. End the session.
    Stolen,
    /// Nothing: the session is over.
    Over,
}

/// Judges a refresh token. `successor` is the token that replaced it, if one did.
pub(super) fn renewal(
    session: &session::Model,
    token: &refresh_token::Model,
    successor: Option<&refresh_token::Model>,
    now: Timestamp,
) -> Renewal {
    if session.ended_at.is_some() || session.expires_at <= now {
        return Renewal::Over;
    }
    let Some(used_at) = token.used_at else {
        return if token.expires_at <= now { Renewal::Over } else { Renewal::Rotate };
    };
    match successor {
        // Once the successor itself was used, both tokens were in two hands.
        Some(next) if now < used_at + GRACE && next.used_at.is_none() => Renewal::Repeat(next.id),
        _ => Renewal::Stolen,
    }
}

/// Whether a one-time link still counts.
pub(super) fn link_counts(token: &email_token::Model, now: Timestamp) -> bool {
    token.used_at.is_none() && now < token.expires_at
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;
    use crate::kernel::{PersonId, SessionId};

    fn at(seconds: i64) -> Timestamp {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    fn session() -> session::Model {
        session::Model {
            id: SessionId(Uuid::nil()),
            person_id: PersonId(Uuid::nil()),
            created_at: at(0),
            last_seen_at: at(0),
            expires_at: at(1000),
            ended_at: None,
            end_reason: None,
            user_agent: String::new(),
            address: String::new(),
        }
    }

    fn token(n: u128, used: Option<i64>) -> refresh_token::Model {
        refresh_token::Model {
            id: RefreshTokenId(Uuid::from_u128(n)),
            session_id: SessionId(Uuid::nil()),
            token_hash: String::new(),
            issued_at: at(0),
            used_at: used.map(at),
            expires_at: at(1000),
            successor_id: used.map(|_| RefreshTokenId(Uuid::from_u128(n + 1))),
        }
    }

    #[test]
    fn a_fresh_token_is_rotated_once() {
        assert_eq!(renewal(&session(), &token(1, None), None, at(5)), Renewal::Rotate);
        assert_eq!(renewal(&session(), &token(1, None), None, at(1000)), Renewal::Over);
    }

    #[test]
    fn parallel_tabs_get_the_same_successor_for_ten_seconds() {
        let next = token(2, None);
        assert_eq!(renewal(&session(), &token(1, Some(5)), Some(&next), at(14)), Renewal::Repeat(next.id));
        assert_eq!(renewal(&session(), &token(1, Some(5)), Some(&next), at(15)), Renewal::Stolen);
    }

    #[test]
    fn a_token_from_two_rotations_ago_is_stolen_even_within_the_grace() {
        assert_eq!(renewal(&session(), &token(1, Some(5)), Some(&token(2, Some(6))), at(7)), Renewal::Stolen);
    }

    #[test]
    fn nothing_revives_a_session_that_ended() {
        let ended = session::Model { ended_at: Some(at(3)), ..session() };
        assert_eq!(renewal(&ended, &token(1, None), None, at(5)), Renewal::Over);
        assert_eq!(renewal(&ended, &token(1, Some(4)), Some(&token(2, None)), at(5)), Renewal::Over);
    }
}
