//! Explanations in English sentences; pages write their own by code and figures.

use intercity_domain::assignment::matching::{Cause, Condition, Explanation, HoldKind, LimitKind, PlacedBy, WhyNot};

/// What came out for a winner.
pub fn result(of: &Explanation, testbed: Option<&str>) -> String {
    match (testbed, of.by, of.choice) {
        (None, _, _) if of.refused.is_empty() => "No testbed: none was ranked.".into(),
        (None, _, _) => {
            "No testbed: every one that was ranked went to winners with higher priority, or is ruled out.".into()
        }
        (Some(name), PlacedBy::Pin, _) => format!("{name}, pinned by the organisers."),
        (Some(name), PlacedBy::Confirmation, _) => format!("{name}, confirmed in an earlier round."),
        (Some(name), PlacedBy::Algorithm, Some(1)) => format!("{name}, the first choice."),
        (Some(name), PlacedBy::Algorithm, Some(n)) => {
            format!("{name}, choice number {n}: the best of all that were still possible.")
        }
        (Some(name), PlacedBy::Algorithm, None) => format!("{name}."),
    }
}

/// What stood between a winner and a testbed.
pub fn refusal(not: &WhyNot, testbed: &str, limit: &str) -> String {
    match &not.cause {
        Cause::Result => format!("{testbed} is the result."),
        Cause::RankedLower => format!("The result is ranked above {testbed}."),
        Cause::NotRanked => format!("{testbed} was not ranked."),
        Cause::NotListed => format!("The city does not have this winner in its order for {testbed}."),
        Cause::Ineligible { condition } => format!("{testbed} is ruled out: {}.", condition_words(*condition)),
        Cause::Forbidden { reason } => format!("The organisers forbade {testbed}: {reason}"),
        Cause::Settled { kind: HoldKind::Pinned, reason } => format!("The organisers pinned another testbed: {reason}"),
        Cause::Settled { kind: HoldKind::Confirmed, .. } => "Another testbed was confirmed in an earlier round.".into(),
        Cause::Full { limit: kind, most, cutoff, .. } => full(not, *kind, limit, *most, *cutoff),
    }
}

fn full(not: &WhyNot, kind: LimitKind, limit: &str, most: u32, cutoff: u32) -> String {
    let takes = match kind {
        LimitKind::Site if most == 1 => format!("{limit} has one place"),
        LimitKind::Site => format!("{limit} has {most} places"),
        LimitKind::City | LimitKind::Cap if most == 1 => format!("{limit} takes one winner in all"),
        LimitKind::City | LimitKind::Cap => format!("{limit} takes {most} winners in all"),
    };
    let position = not.position.unwrap_or_default();
    let last = match cutoff {
        0 => "all of them were settled before the run".to_owned(),
        n if most == 1 => format!("it went to number {n} in the city's order, and this winner is number {position}"),
        n => format!("the last went to number {n} in the city's order, and this winner is number {position}"),
    };
    let needed = not.needed.map(|n| format!(" Number {n} would have been enough.")).unwrap_or_default();
    format!("{takes}; {last}.{needed}")
}

fn condition_words(condition: Condition) -> &'static str {
    match condition {
        Condition::City => "the submission was not made for this city",
        Condition::Themes => "the themes do not meet",
        Condition::Prerequisite => "a prerequisite is not met",
        Condition::Conflict => "the team belongs to its owner or operator",
        Condition::Legal => "the law of the place does not allow it",
        Condition::Declined => "one side declined this pair before",
        Condition::Lapsed => "this pair was not confirmed in time before",
    }
}
