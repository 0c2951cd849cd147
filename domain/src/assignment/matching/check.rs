//! Refuses input that is wrong in itself or for which stability cannot be promised, and says why.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::limits::Index;
use super::{Input, LimitKind};
use crate::kernel::{Faults, Result};

/// All faults of the input at once.
///
/// # Errors
/// Refused, with codes `assignment.*`.
pub fn check(input: &Input) -> Result<()> {
    let mut faults = Faults::new();
    names(input, &mut faults);
    if faults.is_empty() {
        orders(input, &mut faults);
        laminar(input, &mut faults);
        holds(input, &mut faults);
    }
    faults.finish()
}

fn twice<'a>(ids: impl Iterator<Item = &'a String>) -> Option<&'a str> {
    let mut seen = HashSet::new();
    ids.into_iter().find(|id| !seen.insert(id.as_str())).map(String::as_str)
}

fn names(input: &Input, faults: &mut Faults) {
    let all: [(&str, Option<&str>); 4] = [
        ("winners", twice(input.winners.iter().map(|w| &w.id))),
        ("cities", twice(input.cities.iter().map(|c| &c.id))),
        ("sites", twice(input.sites.iter().map(|s| &s.id))),
        ("caps", twice(input.caps.iter().map(|c| &c.id))),
    ];
    for (path, id) in all {
        if let Some(id) = id {
            faults.push("assignment.named_twice", path, format!("`{id}` is there twice."));
        }
    }
    let winners: HashSet<&str> = input.winners.iter().map(|w| w.id.as_str()).collect();
    let sites: HashSet<&str> = input.sites.iter().map(|s| s.id.as_str()).collect();
    let cities: HashSet<&str> = input.cities.iter().map(|c| c.id.as_str()).collect();
    let mut known = |set: &HashSet<&str>, id: &str, path: String| {
        faults.check(set.contains(id), "assignment.unknown", path, format!("`{id}` is not part of this round."));
    };
    for winner in &input.winners {
        winner.preferences.iter().for_each(|s| known(&sites, s, format!("winners.{}.preferences", winner.id)));
    }
    for city in &input.cities {
        city.order.iter().for_each(|w| known(&winners, w, format!("cities.{}.order", city.id)));
    }
    for site in &input.sites {
        known(&cities, &site.city, format!("sites.{}.city", site.id));
        site.order.iter().flatten().for_each(|w| known(&winners, w, format!("sites.{}.order", site.id)));
    }
    for cap in &input.caps {
        known(&cities, &cap.city, format!("caps.{}.city", cap.id));
        cap.sites.iter().for_each(|s| known(&sites, s, format!("caps.{}.sites", cap.id)));
    }
    let pairs = (input.ineligible.iter().map(|p| ("ineligible", &p.winner, &p.site)))
        .chain(input.holds.iter().map(|p| ("holds", &p.winner, &p.site)))
        .chain(input.bans.iter().map(|p| ("bans", &p.winner, &p.site)));
    for (path, winner, site) in pairs {
        known(&winners, winner, path.into());
        known(&sites, site, path.into());
    }
}

fn orders(input: &Input, faults: &mut Faults) {
    let mut once = |list: &[String], path: String| {
        if let Some(id) = twice(list.iter()) {
            faults.push(
                "assignment.ranked_twice",
                path,
                format!("`{id}` is ranked twice; every order must be strict."),
            );
        }
    };
    for winner in &input.winners {
        once(&winner.preferences, format!("winners.{}.preferences", winner.id));
    }
    for city in &input.cities {
        once(&city.order, format!("cities.{}.order", city.id));
    }
    for site in &input.sites {
        once(site.order.as_deref().unwrap_or_default(), format!("sites.{}.order", site.id));
    }
    let own: BTreeSet<&str> = input.sites.iter().filter(|s| s.order.is_some()).map(|s| s.city.as_str()).collect();
    for city in own {
        let capped = input.cities.iter().any(|c| c.id == city && c.cap.is_some())
            || input.caps.iter().any(|cap| cap.city == city && cap.sites.len() > 1);
        faults.check(
            !capped,
            "assignment.site_orders_with_cap",
            format!("cities.{city}"),
            "A city that orders winners differently at each site cannot also have a cap over its sites: \
             a stable assignment may not exist then. Give up the cap or use one order for the whole city.",
        );
    }
}

fn laminar(input: &Input, faults: &mut Faults) {
    let city: BTreeMap<&str, &str> = input.sites.iter().map(|s| (s.id.as_str(), s.city.as_str())).collect();
    let sets: Vec<(&str, BTreeSet<&str>)> =
        input.caps.iter().map(|c| (c.id.as_str(), c.sites.iter().map(String::as_str).collect())).collect();
    for cap in &input.caps {
        faults.check(
            cap.sites.iter().all(|s| city.get(s.as_str()) == Some(&cap.city.as_str())),
            "assignment.cap_across_cities",
            format!("caps.{}", cap.id),
            "A cap can only count sites of its own city.",
        );
    }
    for (at, (id, set)) in sets.iter().enumerate() {
        for (other_id, other) in sets.iter().skip(at + 1) {
            faults.check(
                set.is_disjoint(other) || set.is_subset(other) || other.is_subset(set),
                "assignment.caps_not_laminar",
                format!("caps.{id}"),
                format!(
                    "`{id}` and `{other_id}` overlap without one containing the other: \
                     a stable assignment cannot be promised then. Nest them or keep them apart."
                ),
            );
        }
    }
}

fn holds(input: &Input, faults: &mut Faults) {
    if let Some(winner) = twice(input.holds.iter().map(|h| &h.winner)) {
        faults.push(
            "assignment.held_twice",
            "holds",
            format!("`{winner}` is pinned or confirmed at two sites. Lift one of the pins."),
        );
        return;
    }
    let index = Index::new(input);
    for hold in &input.holds {
        faults.check(
            !index.banned(&hold.winner, &hold.site),
            "assignment.pinned_and_forbidden",
            "holds",
            format!("`{}` at `{}` is both settled and forbidden. Lift one of the two.", hold.winner, hold.site),
        );
        if let Some(condition) = index.condition(&hold.winner, &hold.site) {
            faults.push(
                "assignment.pinned_ineligible",
                "holds",
                format!(
                    "`{}` is not eligible at `{}` ({condition:?}); a pin cannot change that.",
                    hold.winner, hold.site
                ),
            );
        }
    }
    for limit in &index.limits {
        let held = index.held.values().filter(|site| limit.sites.contains(*site)).count();
        let what = match limit.kind {
            LimitKind::Site => "the places of the site",
            LimitKind::Cap => "the cap",
            LimitKind::City => "the cap of the city",
        };
        faults.check(
            u32::try_from(held).is_ok_and(|held| held <= limit.most),
            "assignment.held_over_limit",
            "holds",
            format!("{held} pairs are settled, more than {what} `{}` of {}.", limit.id, limit.most),
        );
    }
}
