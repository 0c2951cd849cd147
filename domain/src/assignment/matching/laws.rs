//! Laws that hold for every input, tried on generated ones and, where small enough, on all that there are.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

use super::generator::mix;
use super::{
    Ban, Cap, Certificate, City, Condition, Export, Hold, HoldKind, Ineligible, Input, Site, Winner, assign, check,
    explain, verify, verify_export,
};

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(1);
        usize::try_from(mix(self.0) % n as u64).unwrap()
    }

    fn shuffled(&mut self, ids: &[String]) -> Vec<String> {
        let mut ids = ids.to_vec();
        for at in (1..ids.len()).rev() {
            ids.swap(at, self.below(at + 1));
        }
        ids
    }
}

fn plain(seed: u64, people: usize) -> Input {
    let mut dice = Dice(mix(seed));
    let winners: Vec<String> = (0..people).map(|n| format!("w{n}")).collect();
    let cities: Vec<String> = (0..=dice.below(2)).map(|n| format!("c{n}")).collect();
    let sites: Vec<Site> = (0..3)
        .map(|n| Site {
            id: format!("s{n}"),
            city: cities[dice.below(cities.len())].clone(),
            places: u32::try_from(1 + dice.below(2)).unwrap(),
            order: None,
        })
        .collect();
    let ids: Vec<String> = sites.iter().map(|s| s.id.clone()).collect();
    let city = |id: &String, dice: &mut Dice| {
        let mut order = dice.shuffled(&winners);
        order.truncate(people - dice.below(2));
        let cap = (dice.below(2) == 0).then(|| u32::try_from(1 + dice.below(3)).unwrap());
        City { id: id.clone(), cap, order, basis: Default::default() }
    };
    let mut input = Input {
        cities: cities.iter().map(|id| city(id, &mut dice)).collect(),
        winners: winners
            .iter()
            .map(|id| {
                let mut preferences = dice.shuffled(&ids);
                preferences.truncate(1 + dice.below(3));
                Winner { id: id.clone(), preferences }
            })
            .collect(),
        sites,
        ..Input::default()
    };
    let first: Vec<String> = input.sites.iter().filter(|s| s.city == "c0").take(2).map(|s| s.id.clone()).collect();
    if dice.below(2) == 0 && !first.is_empty() {
        input.caps.push(Cap { id: "cap".into(), city: "c0".into(), sites: first, most: 1 });
    }
    input
}

fn with_decisions(seed: u64, people: usize) -> Input {
    let mut input = plain(seed, people);
    let mut dice = Dice(mix(seed ^ 77));
    let mut pair = || (format!("w{}", dice.below(people)), format!("s{}", dice.below(3)));
    let (winner, site) = pair();
    input.bans.push(Ban { winner, site, reason: "noise".into() });
    let (winner, site) = pair();
    input.ineligible.push(Ineligible { winner, site, condition: Condition::Prerequisite });
    let (winner, site) = pair();
    input.holds.push(Hold { winner, site, kind: HoldKind::Pinned, reason: "asked for".into() });
    let (winner, site) = pair();
    input.holds.push(Hold { winner, site, kind: HoldKind::Confirmed, reason: String::new() });
    while check(&input).is_err() {
        input.holds.pop();
    }
    input
}

fn result(certificate: &Certificate) -> BTreeMap<String, Option<String>> {
    certificate.assignment.iter().map(|p| (p.winner.clone(), p.site.clone())).collect()
}

fn rank(input: &Input, winner: &str, site: Option<&String>) -> usize {
    let list = &input.winners.iter().find(|w| w.id == winner).unwrap().preferences;
    site.map_or(list.len(), |site| list.iter().position(|s| s == site).unwrap())
}

/// What a city takes out of applicants, straight from the definition.
fn choose(input: &Input, city: &City, applicants: &BTreeSet<(String, String)>) -> BTreeSet<(String, String)> {
    let mut taken: BTreeSet<(String, String)> = BTreeSet::new();
    for winner in &city.order {
        for (_, site) in applicants.iter().filter(|(w, _)| w == winner) {
            let used = |sites: &[&String]| taken.iter().filter(|(_, s)| sites.contains(&s)).count() as u32;
            let places = input.sites.iter().find(|s| &s.id == site).unwrap().places;
            let caps = input.caps.iter().filter(|c| c.sites.contains(site));
            let in_city = u32::try_from(taken.len()).unwrap();
            if used(&[site]) < places
                && caps.clone().all(|cap| used(&cap.sites.iter().collect::<Vec<_>>()) < cap.most)
                && city.cap.is_none_or(|cap| in_city < cap)
                && taken.iter().all(|(w, _)| w != winner)
            {
                taken.insert((winner.clone(), site.clone()));
            }
        }
    }
    taken
}

/// Stable straight from the definition, for inputs without human decisions.
fn stable(input: &Input, matching: &BTreeMap<String, Option<String>>) -> bool {
    input.cities.iter().all(|city| {
        let here = |site: &String| input.sites.iter().any(|s| &s.id == site && s.city == city.id);
        let held: BTreeSet<(String, String)> =
            matching.iter().filter_map(|(w, s)| Some((w.clone(), s.clone().filter(here)?))).collect();
        choose(input, city, &held) == held
            && input.winners.iter().all(|winner| {
                let got = rank(input, &winner.id, matching[&winner.id].as_ref());
                winner.preferences.iter().take(got).filter(|site| here(site)).all(|site| {
                    let mut with: BTreeSet<_> = held.iter().filter(|(w, _)| w != &winner.id).cloned().collect();
                    with.insert((winner.id.clone(), site.clone()));
                    !choose(input, city, &with).contains(&(winner.id.clone(), site.clone()))
                })
            })
    })
}

fn all_matchings(input: &Input) -> Vec<BTreeMap<String, Option<String>>> {
    input.winners.iter().fold(vec![BTreeMap::new()], |all, winner| {
        let choices = || std::iter::once(None).chain(winner.preferences.iter().cloned().map(Some));
        let with = |m: &BTreeMap<String, Option<String>>, site| {
            let mut m = m.clone();
            m.insert(winner.id.clone(), site);
            m
        };
        all.iter().flat_map(|m| choices().map(|site| with(m, site)).collect::<Vec<_>>()).collect()
    })
}

fn all_lists(sites: &[String]) -> Vec<Vec<String>> {
    let mut lists: Vec<Vec<String>> = vec![Vec::new()];
    let mut at = 0;
    while at < lists.len() {
        let list = lists[at].clone();
        lists.extend(sites.iter().filter(|s| !list.contains(s)).map(|s| [list.clone(), vec![s.clone()]].concat()));
        at += 1;
    }
    lists
}

proptest! {
    #[test]
    fn a_run_verifies_and_running_again_gives_the_same_bytes(seed in any::<u64>(), people in 3..9_usize) {
        let input = with_decisions(seed, people);
        let certificate = assign(&input).unwrap();
        prop_assert_eq!(verify(&input, &certificate), Vec::new());
        let bytes = serde_json::to_vec(&Export::new(input.clone(), certificate.clone())).unwrap();
        prop_assert_eq!(verify_export(&bytes), Vec::new());
        let mut turned = input.clone();
        turned.winners.reverse();
        turned.sites.reverse();
        turned.cities.reverse();
        let again = serde_json::to_vec(&assign(&turned).unwrap()).unwrap();
        prop_assert_eq!(again, serde_json::to_vec(&certificate).unwrap());
    }

    #[test]
    fn it_is_stable_best_for_winners_and_places_the_same_winners_as_any_stable_one(seed in any::<u64>()) {
        let input = plain(seed, 4);
        let found = result(&assign(&input).unwrap());
        prop_assert!(stable(&input, &found));
        for other in all_matchings(&input).into_iter().filter(|m| stable(&input, m)) {
            for (winner, site) in &other {
                prop_assert!(rank(&input, winner, found[winner].as_ref()) <= rank(&input, winner, site.as_ref()));
                prop_assert_eq!(site.is_some(), found[winner].is_some());
            }
        }
    }

    #[test]
    fn nobody_gains_by_another_list(seed in any::<u64>()) {
        let input = plain(seed, 4);
        let honest = result(&assign(&input).unwrap());
        let sites: Vec<String> = input.sites.iter().map(|s| s.id.clone()).collect();
        for at in 0..input.winners.len() {
            let id = input.winners[at].id.clone();
            for list in all_lists(&sites) {
                let mut feigned = input.clone();
                feigned.winners[at].preferences = list;
                let got = result(&assign(&feigned).unwrap())[&id].clone();
                let wanted = got.filter(|site| input.winners[at].preferences.contains(site));
                prop_assert!(rank(&input, &id, honest[&id].as_ref()) <= rank(&input, &id, wanted.as_ref()));
            }
        }
    }

    #[test]
    fn the_verifier_rejects_every_single_edit(seed in any::<u64>(), people in 3..7_usize) {
        let input = with_decisions(seed, people);
        let sound = assign(&input).unwrap();
        let mut edits = Vec::new();
        let mut edit = |change: &dyn Fn(&mut Certificate)| {
            let mut edited = sound.clone();
            change(&mut edited);
            edits.push(edited);
        };
        for at in 0..sound.assignment.len() {
            for site in [None, Some("s0"), Some("s1"), Some("s2"), Some("elsewhere")] {
                if sound.assignment[at].site.as_deref() != site {
                    let list = &input.winners.iter().find(|w| w.id == sound.assignment[at].winner).unwrap().preferences;
                    let choice = list.iter().position(|s| Some(s.as_str()) == site).map(|n| n as u32 + 1);
                    edit(&|c| {
                        c.assignment[at].site = site.map(Into::into);
                        c.assignment[at].choice = choice;
                    });
                }
            }
            edit(&|c| { c.assignment.remove(at); });
        }
        for at in 0..sound.fill.len() {
            edit(&|c| c.fill[at].filled += 1);
            edit(&|c| c.fill[at].most += 1);
            edit(&|c| c.fill[at].cutoff = c.fill[at].cutoff.map_or(Some(1), |n| Some(n + 1)));
        }
        for at in 0..sound.claims.len() {
            edit(&|c| { c.claims.remove(at); });
        }
        edit(&|c| c.proposals += 1);
        edit(&|c| c.input_hash.replace_range(..1, "x"));
        edit(&|c| c.algorithm.push('0'));
        for edited in edits {
            prop_assert!(!verify(&input, &edited).is_empty(), "accepted {edited:?}");
        }
    }

    #[test]
    fn another_place_harms_nobody_and_another_winner_helps_nobody(seed in any::<u64>(), people in 3..7_usize) {
        let mut input = plain(seed, people);
        // Under a cap it is no law: another place at one site can use up what another site of the city could take.
        input.caps.clear();
        input.cities.iter_mut().for_each(|city| city.cap = None);
        let before = result(&assign(&input).unwrap());
        let mut roomier = input.clone();
        roomier.sites[0].places += 1;
        let mut fewer = input.clone();
        let gone = fewer.winners.pop().unwrap().id;
        fewer.cities.iter_mut().for_each(|c| c.order.retain(|w| *w != gone));
        let roomier = result(&assign(&roomier).unwrap());
        let fewer = result(&assign(&fewer).unwrap());
        for (winner, site) in &before {
            let got = rank(&input, winner, site.as_ref());
            prop_assert!(rank(&input, winner, roomier[winner].as_ref()) <= got);
            if *winner != gone {
                prop_assert!(rank(&input, winner, fewer[winner].as_ref()) <= got);
            }
        }
    }

    #[test]
    fn renaming_changes_nothing(seed in any::<u64>(), people in 3..7_usize) {
        let input = with_decisions(seed, people);
        let text = serde_json::to_string(&input).unwrap();
        // Turns the order of the winners' names round: w0 becomes v9 and so on.
        let renamed = (0..people).fold(text, |text, n| text.replace(&format!("\"w{n}\""), &format!("\"v{}\"", 9 - n)));
        let renamed = assign(&serde_json::from_str(&renamed).unwrap()).unwrap();
        let before = result(&assign(&input).unwrap());
        let after = result(&renamed);
        for n in 0..people {
            prop_assert_eq!(&before[&format!("w{n}")], &after[&format!("v{}", 9 - n)]);
        }
    }

    #[test]
    fn each_site_that_was_wanted_more_is_explained(seed in any::<u64>(), people in 3..9_usize) {
        let input = with_decisions(seed, people);
        let certificate = assign(&input).unwrap();
        for why in explain(&input, &certificate) {
            prop_assert_eq!(why.refused.len(), rank_or_all(&input, &why.winner, why.site.as_ref()));
            for not in &why.refused {
                let idle = matches!(not.cause, super::Cause::Result | super::Cause::RankedLower | super::Cause::NotRanked);
                prop_assert!(!idle, "{:?}", not);
                prop_assert!(not.needed.is_none_or(|needed| Some(needed) < not.position));
            }
        }
    }
}

fn rank_or_all(input: &Input, winner: &str, site: Option<&String>) -> usize {
    let list = &input.winners.iter().find(|w| w.id == winner).unwrap().preferences;
    site.and_then(|site| list.iter().position(|s| s == site)).unwrap_or(list.len())
}
