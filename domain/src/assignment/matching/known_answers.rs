//! Known answers from the literature and from our own reference page.

use super::engine::{self, Market};
use super::generator::{fnv, hr};
use super::{City, Input, Site, Winner, assign, check, verify};
use crate::kernel::Error;

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(Into::into).collect()
}

/// Winners as `name: sites`, sites as `name places: order`, each its own city without a cap.
fn plain(winners: &[(&str, &str)], sites: &[(&str, u32, &str)]) -> Input {
    Input {
        winners: winners.iter().map(|(id, list)| Winner { id: (*id).into(), preferences: words(list) }).collect(),
        cities: sites
            .iter()
            .map(|(id, _, order)| City { id: (*id).into(), cap: None, order: words(order), basis: Default::default() })
            .collect(),
        sites: sites
            .iter()
            .map(|(id, places, _)| Site { id: (*id).into(), city: (*id).into(), places: *places, order: None })
            .collect(),
        ..Input::default()
    }
}

fn result(input: &Input) -> Vec<(String, String)> {
    let certificate = assign(input).expect("a sound input");
    assert_eq!(verify(input, &certificate), Vec::new());
    certificate.assignment.into_iter().map(|p| (p.winner, p.site.unwrap_or_else(|| "-".into()))).collect()
}

fn pairs(text: &str) -> Vec<(String, String)> {
    let pair = |pair: &str| pair.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned())).expect("winner=site");
    text.split_whitespace().map(pair).collect()
}

#[test]
fn a_the_published_example() {
    let input = plain(
        &[
            ("Anderson", "City"),
            ("Chen", "City Mercy"),
            ("Ford", "City General Mercy"),
            ("Davis", "Mercy City General"),
            ("Eastman", "City Mercy General"),
        ],
        &[
            ("Mercy", 2, "Chen Ford"),
            ("City", 2, "Eastman Anderson Chen Davis Ford"),
            ("General", 2, "Eastman Anderson Ford Davis"),
        ],
    );
    assert_eq!(result(&input), pairs("Anderson=City Chen=Mercy Davis=General Eastman=City Ford=General"));
}

#[test]
fn b_the_displacement_cycle() {
    let input = plain(
        &[("Anderson", "U C G"), ("Beaudry", "C G U"), ("Chen", "G U C"), ("Davis", "U")],
        &[
            ("U", 1, "Chen Davis Beaudry Anderson"),
            ("C", 1, "Anderson Beaudry Chen"),
            ("G", 1, "Beaudry Chen Anderson"),
        ],
    );
    assert_eq!(result(&input), pairs("Anderson=C Beaudry=G Chen=U Davis=-"));
}

fn city_cap(cap: Option<u32>) -> Input {
    let city = |id: &str, cap, order: &str| City { id: id.into(), cap, order: words(order), basis: Default::default() };
    let site = |id: &str, city: &str, places| Site { id: id.into(), city: city.into(), places, order: None };
    let lists = [("i1", "B1 P1"), ("i2", "B1 B2"), ("i3", "B1 B2 P1"), ("i4", "B2 P1"), ("i5", "B2")];
    Input {
        winners: lists.iter().map(|(id, list)| Winner { id: (*id).into(), preferences: words(list) }).collect(),
        cities: vec![city("Berlin", cap, "i1 i2 i3 i4 i5"), city("Paris", None, "i5 i4 i3 i2 i1")],
        sites: vec![site("B1", "Berlin", 2), site("B2", "Berlin", 2), site("P1", "Paris", 1)],
        ..Input::default()
    }
}

#[test]
fn c_a_cap_on_a_city() {
    assert_eq!(result(&city_cap(Some(3))), pairs("i1=B1 i2=B1 i3=B2 i4=P1 i5=-"));
    assert_eq!(result(&city_cap(None)), pairs("i1=B1 i2=B1 i3=B2 i4=B2 i5=-"));
}

#[test]
fn d_orders_of_sites_under_a_cap_are_refused() {
    let site = |id: &str, order: &str| Site { id: id.into(), city: "c".into(), places: 1, order: Some(words(order)) };
    let mut input = Input {
        winners: vec![
            Winner { id: "d1".into(), preferences: words("h1 h2") },
            Winner { id: "d2".into(), preferences: words("h2 h1") },
        ],
        cities: vec![City { id: "c".into(), cap: Some(1), order: words("d1 d2"), basis: Default::default() }],
        sites: vec![site("h1", "d2 d1"), site("h2", "d1 d2")],
        ..Input::default()
    };
    let Err(Error::Refused(faults)) = check(&input) else { panic!("must be refused") };
    assert_eq!(faults.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(), ["assignment.site_orders_with_cap"]);
    input.cities.iter_mut().for_each(|city| city.cap = None);
    assert_eq!(result(&input), pairs("d1=h1 d2=h2"));
}

#[test]
fn caps_that_overlap_are_refused() {
    let mut input = city_cap(Some(3));
    let cap = |id: &str, sites: &str| super::Cap { id: id.into(), city: "Berlin".into(), sites: words(sites), most: 1 };
    input.sites.push(Site { id: "B3".into(), city: "Berlin".into(), places: 1, order: None });
    input.caps = vec![cap("north", "B1 B2"), cap("south", "B2 B3")];
    let Err(Error::Refused(faults)) = check(&input) else { panic!("must be refused") };
    assert!(faults.iter().any(|f| f.code == "assignment.caps_not_laminar"));
    input.caps = vec![cap("north", "B1 B2"), cap("b1", "B1")];
    assert!(check(&input).is_ok());
}

fn generated(people: u32) -> (Market, u64) {
    let market = hr(people);
    let hash = fnv(market.lists.iter().flatten().map(|wish| u64::from(wish.site)));
    (market, hash)
}

#[test]
fn the_generator_gives_the_known_markets_and_the_engine_the_known_number_of_proposals() {
    for (people, hash, proposals) in
        [(1_000, 0x013c_d5ab_bbc7_ea5e_u64, 4_475), (10_000, 0x08ee_dc93_cfd7_3875, 44_217)]
    {
        let (market, found) = generated(people);
        assert_eq!(format!("{found:016x}"), format!("{hash:016x}"));
        let forward = engine::run(&market, 0..people);
        assert_eq!(forward.proposals, proposals);
        assert_eq!(engine::run(&market, (0..people).rev()), forward, "the order of proposers changes nothing");
    }
}
