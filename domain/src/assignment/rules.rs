//! Pure decisions: who is eligible where, who comes first, what a round is run on, what may be ranked.

use std::collections::BTreeSet;

use super::matching::{self, Ban, City, Condition, Hold, HoldKind, Ineligible, Input, OrderBasis, Winner};
use super::model::{Entrant, Offer, Situation};
use super::{ConstraintKind, MatchState};
use crate::kernel::{Faults, OrganisationId, Result, SubmissionId, TestbedId};

/// The longest reason.
pub const MAX_REASON: usize = 1000;

/// The condition that keeps a winner from a testbed, whatever the ranks.
pub fn condition(situation: &Situation, entrant: &Entrant, offer: &Offer) -> Option<Condition> {
    let cities = entrant.cities();
    if !cities.is_empty() && !cities.contains(&offer.city) {
        return Some(Condition::City);
    }
    let own = entrant.team.organisation_id;
    if own.is_some() && (own == Some(offer.testbed.organisation_id) || own == offer.testbed.operator_id) {
        return Some(Condition::Conflict);
    }
    let pair = |m: &&super::entity::testbed_match::Model| {
        m.submission_id == entrant.submission.id && m.testbed_id == offer.testbed.id
    };
    let fallen = situation.matches.iter().filter(pair).find_map(|m| match m.standing(situation.now) {
        MatchState::Declined => Some((Condition::Declined, m.ended_at)),
        MatchState::Lapsed => Some((Condition::Lapsed, m.confirm_by)),
        MatchState::Proposed | MatchState::Confirmed | MatchState::Replaced => None,
    })?;
    // A pin that was set afterwards says that both sides talked again.
    let pinned_again = situation.constraints.iter().any(|c| {
        c.kind == ConstraintKind::Pin
            && c.submission_id == entrant.submission.id
            && c.testbed_id == offer.testbed.id
            && Some(c.created_at) > fallen.1
    });
    (!pinned_again).then_some(fallen.0)
}

/// The order of a city: what it set, then everybody whom it did not name, by rank.
pub fn order(situation: &Situation, city: OrganisationId) -> (Vec<SubmissionId>, OrderBasis) {
    let mut set: Vec<_> = situation.priorities.iter().filter(|p| p.organisation_id == city).collect();
    set.sort_by_key(|p| p.position);
    let basis = if set.is_empty() { OrderBasis::Ranking } else { OrderBasis::City };
    let mut order: Vec<SubmissionId> =
        set.iter().map(|p| p.submission_id).filter(|id| situation.entrant(*id).is_some()).collect();
    let named: BTreeSet<SubmissionId> = order.iter().copied().collect();
    order.extend(situation.entrants.iter().map(|e| e.submission.id).filter(|id| !named.contains(id)));
    (order, basis)
}

/// What a round would be run on now.
pub fn input(situation: &Situation) -> Input {
    let holds = holds(situation);
    let held = |w: &str, s: &str| holds.iter().any(|h| h.winner == w && h.site == s);
    let pairs = situation.entrants.iter().flat_map(|e| situation.offers.iter().map(move |o| (e, o)));
    let ineligible = pairs
        .filter_map(|(entrant, offer)| {
            let condition = condition(situation, entrant, offer)?;
            let (winner, site) = (entrant.submission.id.to_string(), offer.testbed.id.to_string());
            (!held(&winner, &site)).then_some(Ineligible { winner, site, condition })
        })
        .collect();
    let winner = |entrant: &Entrant| Winner {
        id: entrant.submission.id.to_string(),
        preferences: situation
            .preferences
            .get(&entrant.submission.id)
            .into_iter()
            .flatten()
            .filter(|site| situation.offer(**site).is_some())
            .map(ToString::to_string)
            .collect(),
    };
    let city = |host: &super::model::Host| {
        let (order, basis) = order(situation, host.organisation);
        let order = order.iter().map(ToString::to_string).collect();
        City { id: host.organisation.to_string(), cap: host.cap, order, basis }
    };
    let site = |offer: &Offer| matching::Site {
        id: offer.testbed.id.to_string(),
        city: offer.city.to_string(),
        places: offer.places,
        order: None,
    };
    Input {
        winners: situation.entrants.iter().map(winner).collect(),
        cities: situation.hosts.iter().map(city).collect(),
        sites: situation.offers.iter().map(site).collect(),
        caps: Vec::new(),
        ineligible,
        bans: constraints(situation, ConstraintKind::Forbid)
            .map(|(winner, site, reason)| Ban { winner, site, reason })
            .collect(),
        holds,
    }
    .sorted()
}

fn constraints(
    situation: &Situation,
    kind: ConstraintKind,
) -> impl Iterator<Item = (String, String, String)> + use<'_> {
    let known = |c: &&super::entity::assignment_constraint::Model| {
        situation.entrant(c.submission_id).is_some() && situation.offer(c.testbed_id).is_some()
    };
    situation
        .constraints
        .iter()
        .filter(move |c| c.kind == kind)
        .filter(known)
        .map(|c| (c.submission_id.to_string(), c.testbed_id.to_string(), c.reason.clone()))
}

fn holds(situation: &Situation) -> Vec<Hold> {
    let known = |s: SubmissionId, t: TestbedId| situation.entrant(s).is_some() && situation.offer(t).is_some();
    let settled = situation.matches.iter().filter(|m| m.is_settled(situation.now));
    let mut holds: Vec<Hold> = settled
        .filter(|m| known(m.submission_id, m.testbed_id))
        .map(|m| Hold {
            winner: m.submission_id.to_string(),
            site: m.testbed_id.to_string(),
            kind: HoldKind::Confirmed,
            reason: String::new(),
        })
        .collect();
    for (winner, site, reason) in constraints(situation, ConstraintKind::Pin) {
        if !holds.iter().any(|h| h.winner == winner && h.site == site) {
            holds.push(Hold { winner, site, kind: HoldKind::Pinned, reason });
        }
    }
    holds
}

/// Checks what a winner ranks.
///
/// # Errors
/// Refused with every fault.
pub fn check_preferences(situation: &Situation, entrant: &Entrant, ranked: &[TestbedId]) -> Result<()> {
    let mut faults = Faults::new();
    faults.check(!ranked.is_empty(), "preference.none", "testbeds", "Rank at least one testbed.");
    if situation.live_match(entrant.submission.id).is_some() {
        faults.push(
            "preference.assigned_already",
            "testbeds",
            "You have been assigned to a testbed already. Confirm or decline that first.",
        );
    }
    let mut seen = BTreeSet::new();
    for (at, id) in ranked.iter().enumerate() {
        let path = format!("testbeds.{at}");
        if !seen.insert(*id) {
            faults.push("preference.twice", path, "This testbed is ranked twice. Give each its own rank.");
            continue;
        }
        let Some(offer) = situation.offer(*id) else {
            faults.push("preference.not_offered", path, "This testbed is not offered in the challenge.");
            continue;
        };
        match condition(situation, entrant, offer) {
            None => {}
            Some(Condition::City) => {
                faults.push("preference.city", path, "Your submission was not made for the city of this testbed.");
            }
            Some(Condition::Conflict) => {
                faults.push("preference.conflict", path, "Your own organisation owns or operates this testbed.");
            }
            Some(Condition::Declined | Condition::Lapsed) => {
                faults.push("preference.fallen", path, "This match was declined or not confirmed before.");
            }
            Some(Condition::Themes | Condition::Prerequisite | Condition::Legal) => {
                faults.push("preference.not_eligible", path, "You do not meet the conditions of this testbed.");
            }
        }
    }
    faults.finish()
}

/// Checks how a city ranks the winners: each exactly once, and with a reason.
///
/// # Errors
/// Refused with every fault.
pub fn check_priorities(situation: &Situation, ranked: &[SubmissionId], reason: &str) -> Result<()> {
    let mut faults = Faults::new();
    let mut seen = BTreeSet::new();
    for (at, id) in ranked.iter().enumerate() {
        let path = format!("submissions.{at}");
        faults.check(
            seen.insert(*id),
            "city_priority.twice",
            path.clone(),
            "This winner is ranked twice. Give each its own rank.",
        );
        faults.check(
            situation.entrant(*id).is_some(),
            "city_priority.not_a_winner",
            path,
            "This is not a winner of the challenge.",
        );
    }
    let missing = situation.entrants.iter().filter(|e| !seen.contains(&e.submission.id)).count();
    faults.check(
        missing == 0,
        "city_priority.missing",
        "submissions",
        format!("Rank every winner; {missing} are missing."),
    );
    let by_rank = situation.entrants.iter().map(|e| e.submission.id);
    faults.check(
        ranked.iter().copied().eq(by_rank) || !reason.trim().is_empty(),
        "city_priority.reason",
        "reason",
        "Say why your order differs from the ranking of the challenge.",
    );
    check_length(&mut faults, reason);
    faults.finish()
}

/// Checks a reason that must be given.
pub fn check_reason(faults: &mut Faults, code: &str, reason: &str) {
    faults.check(!reason.trim().is_empty(), code, "reason", "Give the reason in a sentence.");
    check_length(faults, reason);
}

fn check_length(faults: &mut Faults, reason: &str) {
    faults.check(
        reason.chars().count() <= MAX_REASON,
        "text.too_long",
        "reason",
        format!("Keep this text under {MAX_REASON} characters."),
    );
}

/// Checks whether a round can be run.
///
/// # Errors
/// Refused with every fault.
pub fn check_run(situation: &Situation, dry: bool, accept_missing: bool) -> Result<()> {
    let mut faults = Faults::new();
    faults.check(
        !situation.entrants.is_empty(),
        "assignment.no_winners",
        "",
        "No winner has been announced yet, so there is nobody to assign.",
    );
    faults.check(!situation.offers.is_empty(), "assignment.no_testbeds", "", "No host city offers a testbed.");
    let unranked = |e: &&Entrant| {
        !situation.preferences.contains_key(&e.submission.id) && situation.live_match(e.submission.id).is_none()
    };
    let missing: Vec<&str> = situation.entrants.iter().filter(unranked).map(|e| e.team.name.as_str()).collect();
    faults.check(
        dry || accept_missing || missing.is_empty(),
        "assignment.preferences_missing",
        "acceptMissing",
        format!(
            "These winners have not ranked testbeds yet: {}. Wait for them, or accept that they get none.",
            missing.join(", ")
        ),
    );
    faults.finish()
}
