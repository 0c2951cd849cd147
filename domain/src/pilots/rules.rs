//! Pure decisions: which state follows which.

use super::PilotState;
use crate::kernel::{Error, Faults, Result, Timestamp};

/// The longest reason.
pub const MAX_REASON: usize = 2000;

/// Whether a pilot may go from one state to another.
pub const fn follows(from: PilotState, to: PilotState) -> bool {
    matches!(
        (from, to),
        (PilotState::Planned, PilotState::Preparing)
            | (PilotState::Preparing, PilotState::Live)
            | (PilotState::Live, PilotState::Finished)
            | (PilotState::Planned | PilotState::Preparing, PilotState::NeverDeployed)
    )
}

/// Checks the step.
///
/// # Errors
/// Refused when the one does not follow the other.
pub fn check_step(from: PilotState, to: PilotState) -> Result<()> {
    if follows(from, to) {
        return Ok(());
    }
    let message = match (from, to) {
        (PilotState::Finished | PilotState::NeverDeployed, _) => "The pilot is over.",
        (PilotState::Live, PilotState::NeverDeployed) => "The pilot is live. Finish it instead.",
        (_, PilotState::Live) => "Prepare the pilot before it goes live.",
        (_, PilotState::Finished) => "Only a live pilot can be finished.",
        (_, PilotState::Planned | PilotState::Preparing | PilotState::NeverDeployed) => "The pilot is past this step.",
    };
    Err(Error::refused("pilot.step", "", message))
}

/// Checks the dates that are planned.
///
/// # Errors
/// Refused when it would end before it starts.
pub fn check_dates(starts: Option<Timestamp>, ends: Option<Timestamp>) -> Result<()> {
    let mut faults = Faults::new();
    let ordered = starts.zip(ends).is_none_or(|(starts, ends)| starts < ends);
    faults.check(ordered, "pilot.dates", "endsOn", "The end must be after the start.");
    faults.finish()
}

/// Checks why a pilot was never deployed.
///
/// # Errors
/// Refused when it is missing or too long.
pub fn check_reason(reason: &str) -> Result<()> {
    let mut faults = Faults::new();
    faults.check(
        !reason.trim().is_empty(),
        "pilot.reason",
        "reason",
        "Say why, so that others can learn from it. This is public.",
    );
    faults.check(
        reason.chars().count() <= MAX_REASON,
        "text.too_long",
        "reason",
        format!("Keep this text under {MAX_REASON} characters."),
    );
    faults.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_is_one_line_with_one_early_end() {
        let steps = |from| PilotState::ALL.iter().filter(|to| follows(from, **to)).count();
        assert_eq!(PilotState::ALL.iter().map(|s| steps(*s)).collect::<Vec<_>>(), [2, 2, 1, 0, 0]);
        for from in PilotState::ALL {
            for to in PilotState::ALL {
                assert_eq!(check_step(*from, *to).is_ok(), follows(*from, *to));
            }
        }
    }
}
