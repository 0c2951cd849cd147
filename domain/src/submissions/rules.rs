//! What holds for teams and submissions besides rights: the deadline, sizes, who counts. Pure.

use super::TeamMemberState;
use super::entity::team_member;
use crate::challenges::{Phase, Rules};
use crate::kernel::{Error, Faults, PersonId, Result};

/// The longest name of a team or title of a submission, in characters.
pub const MAX_NAME: usize = 200;

/// Entries are written and sent while the challenge is open.
///
/// # Errors
/// Refused before it opens, after the deadline, and when it was called off.
pub fn open(phase: Phase) -> Result<()> {
    match phase {
        Phase::Open => Ok(()),
        Phase::Draft | Phase::InReview | Phase::Upcoming => {
            Err(Error::refused("submission.not_open", "", "This challenge is not open yet."))
        }
        Phase::Evaluation | Phase::Decided | Phase::Archived => Err(Error::refused(
            "submission.deadline_passed",
            "",
            "The deadline has passed. What was sent by then stays valid.",
        )),
        Phase::Cancelled => Err(Error::refused("submission.cancelled", "", "This challenge was called off.")),
    }
}

/// A team can withdraw until the outcome is announced.
///
/// # Errors
/// Refused afterwards.
pub fn can_withdraw(phase: Phase) -> Result<()> {
    match phase {
        Phase::Open | Phase::Evaluation | Phase::Draft | Phase::InReview | Phase::Upcoming => Ok(()),
        Phase::Decided | Phase::Archived | Phase::Cancelled => Err(Error::refused(
            "submission.too_late_to_withdraw",
            "",
            "The challenge is over, so the submission can no longer be withdrawn. Write to the organiser.",
        )),
    }
}

/// A name that people can read: not empty, not too long, on one line.
pub fn name(faults: &mut Faults, path: &str, text: &str) {
    faults.check(!text.trim().is_empty(), "text.required", path, "Write a name.");
    faults.check(
        text.chars().count() <= MAX_NAME,
        "text.too_long",
        path,
        format!("Keep this under {MAX_NAME} characters."),
    );
    faults.check(!text.chars().any(char::is_control), "text.control", path, "Write this on one line, without tabs.");
}

/// An e-mail address as it is compared: without outer space, in lower case.
pub fn address(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Whether this could be an e-mail address; only the mail that arrives proves it.
pub fn check_address(faults: &mut Faults, path: &str, address: &str) {
    let plausible = address.len() <= 254
        && !address.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;\"()".contains(c))
        && address.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty()
                && !host.contains('@')
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
        });
    faults.check(plausible, "email.invalid", path, "Write an e-mail address like name@example.org.");
}

/// How many people are in the team or invited to it.
pub fn occupied(members: &[team_member::Model]) -> usize {
    members.iter().filter(|m| matches!(m.state, TeamMemberState::Active | TeamMemberState::Invited)).count()
}

/// Whether one more may be invited.
pub fn room(faults: &mut Faults, path: &str, rules: &Rules, members: &[team_member::Model]) {
    let most = usize::try_from(rules.max_team_size).unwrap_or(usize::MAX);
    faults.check(
        occupied(members) < most,
        "team.full",
        path,
        format!("A team in this challenge may have {most} people, those invited included."),
    );
}

/// Whether the person may be part of one more entry.
pub fn entries(faults: &mut Faults, path: &str, rules: &Rules, entries: u64) {
    let most = u64::from(rules.max_entries_per_person);
    faults.check(
        entries < most,
        "team.too_many_entries",
        path,
        format!("A person may be part of {most} entries to this challenge. Withdraw another one first."),
    );
}

/// The other people who are in the team now.
pub fn others(members: &[team_member::Model], person: PersonId) -> usize {
    members.iter().filter(|m| m.state == TeamMemberState::Active && m.person_id != Some(person)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(outcome: Result<()>) -> Option<String> {
        match outcome {
            Err(Error::Refused(faults)) => faults.into_iter().next().map(|fault| fault.code),
            _ => None,
        }
    }

    #[test]
    fn entries_are_taken_in_the_open_phase_alone() {
        for phase in Phase::ALL {
            assert_eq!(open(phase).is_ok(), phase == Phase::Open, "{phase:?}");
        }
        assert_eq!(code(open(Phase::Evaluation)).as_deref(), Some("submission.deadline_passed"));
        assert_eq!(code(open(Phase::Upcoming)).as_deref(), Some("submission.not_open"));
    }

    #[test]
    fn addresses_are_compared_in_one_form() {
        assert_eq!(address("  Ada@Example.ORG "), "ada@example.org");
        let faults = |text: &str| {
            let mut faults = Faults::new();
            check_address(&mut faults, "email", text);
            faults.into_vec().len()
        };
        assert_eq!(faults("ada@example.org"), 0);
        for bad in ["", "ada", "@example.org", "ada@", "ada@host", "a b@c.de", "a@b@c.de", "<a@c.de>", "a@.de"] {
            assert_eq!(faults(bad), 1, "{bad}");
        }
    }

    #[test]
    fn limits_count_up_to_their_figure() {
        let rules = Rules { max_entries_per_person: 2, ..Rules::default() };
        let refused = |n: u64| {
            let mut faults = Faults::new();
            entries(&mut faults, "", &rules, n);
            !faults.is_empty()
        };
        assert!(!refused(0) && !refused(1) && refused(2) && refused(3));
    }
}
