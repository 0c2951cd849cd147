//! The home page: the network, what is open now, and how a challenge runs; only figures that the database holds.

use std::collections::BTreeMap;

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::network::{self, Network};
use crate::schema;
use crate::shell::{Answer, City, Departure, Page, Station, Stop};

/// At most so many interchanges are drawn; those with the most cities first.
const INTERCHANGES: usize = 3;

#[derive(cynic::QueryVariables)]
struct FrontVariables {
    language: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "FrontVariables")]
struct FrontQuery {
    #[cynic(rename = "challenges", alias)]
    #[arguments(first: 12, filter: { phases: [OPEN] })]
    open: OpenConnection,
    #[cynic(rename = "challenges", alias)]
    #[arguments(first: 100)]
    all: AllConnection,
    #[arguments(first: 100)]
    testbeds: TestbedConnection,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChallengeConnection", variables = "FrontVariables")]
struct OpenConnection {
    nodes: Vec<OpenChallenge>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChallengeConnection", variables = "FrontVariables")]
struct AllConnection {
    total_count: i32,
    nodes: Vec<SharedChallenge>,
}

#[derive(cynic::QueryFragment)]
struct TestbedConnection {
    nodes: Vec<Testbed>,
}

#[derive(cynic::QueryFragment)]
struct Testbed {
    organisation: Organisation,
}

#[derive(cynic::QueryFragment)]
struct Organisation {
    name: String,
    code: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Challenge", variables = "FrontVariables")]
struct OpenChallenge {
    slug: String,
    title: Title,
    summary: Title,
    closes_at: Option<DateTime<Utc>>,
    zone: String,
    hosts: Vec<HostBrief>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Challenge", variables = "FrontVariables")]
struct SharedChallenge {
    slug: String,
    title: Title,
    hosts: Vec<SharedHost>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "LocalizedText", variables = "FrontVariables")]
struct Title {
    #[arguments(language: $language)]
    text: String,
}

#[derive(cynic::QueryFragment)]
struct HostBrief {
    organisation: Organisation,
    places: i32,
    money: Option<Money>,
    testbeds: Vec<OfferedTestbed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "HostBrief")]
struct SharedHost {
    organisation: Organisation,
}

#[derive(cynic::QueryFragment)]
struct Money {
    minor: i32,
    currency: String,
}

#[derive(cynic::QueryFragment)]
struct OfferedTestbed {
    places: i32,
}

/// A city with what it has to show.
struct Place {
    city: City,
    testbeds: usize,
}

/// Challenges of the same cities.
struct Shared {
    cities: Vec<City>,
    challenges: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "home/front.html")]
struct FrontPage {
    page: Page,
    network: Network,
    cities: Vec<Place>,
    shared: Vec<Shared>,
    open: Vec<Departure>,
    challenges: i32,
    course: Vec<Station>,
}

/// `/`
pub async fn show(page: Page) -> Answer {
    let variables = FrontVariables { language: page.lang().to_owned() };
    let data: FrontQuery = page.query(FrontQuery::build(variables)).await?;
    let cities = cities(&data.testbeds.nodes);
    let shared = shared(&data.all.nodes, &cities);
    let network = draw(&page, &cities, &shared);
    let course = ["call", "screening", "jury", "finalists", "testbeds", "pilots"]
        .map(|key| {
            let key = format!("home-course-{key}");
            Station::new(page.t(&key), page.t(&format!("{key}.note")), Stop::Past)
        })
        .to_vec();
    let open = data.open.nodes.into_iter().map(|challenge| departure(&page, challenge)).collect();
    page.render(&FrontPage {
        page: page.clone(),
        network,
        cities,
        shared,
        open,
        challenges: data.all.total_count,
        course,
    })
}

fn cities(testbeds: &[Testbed]) -> Vec<Place> {
    let mut found: BTreeMap<&str, Place> = BTreeMap::new();
    for testbed in testbeds {
        let organisation = &testbed.organisation;
        let code = organisation.code.as_deref().unwrap_or_default();
        let stop = found
            .entry(&organisation.name)
            .or_insert_with(|| Place { city: City::new(code, &organisation.name), testbeds: 0 });
        stop.testbeds += 1;
    }
    found.into_values().collect()
}

/// Sets of cities that run challenges together, those with the most cities first.
fn shared(challenges: &[SharedChallenge], cities: &[Place]) -> Vec<Shared> {
    let mut sets: BTreeMap<Vec<usize>, Vec<(String, String)>> = BTreeMap::new();
    for challenge in challenges {
        let mut set: Vec<usize> = challenge
            .hosts
            .iter()
            .filter_map(|host| cities.iter().position(|c| c.city.name == host.organisation.name))
            .collect();
        set.sort_unstable();
        if set.len() > 1 {
            sets.entry(set).or_default().push((challenge.slug.clone(), challenge.title.text.clone()));
        }
    }
    let mut sets: Vec<_> = sets.into_iter().collect();
    sets.sort_by_key(|(set, challenges)| (usize::MAX - set.len(), usize::MAX - challenges.len()));
    sets.into_iter()
        .take(INTERCHANGES)
        .map(|(set, challenges)| Shared {
            cities: set.iter().filter_map(|n| cities.get(*n)).map(|c| c.city.clone()).collect(),
            challenges,
        })
        .collect()
}

fn draw(page: &Page, cities: &[Place], shared: &[Shared]) -> Network {
    let lines: Vec<_> = cities
        .iter()
        .map(|stop| network::City {
            code: stop.city.code.clone(),
            label: format!("{} · {}", stop.city.name, page.t1("home-testbeds", "count", stop.testbeds)),
            testbeds: stop.testbeds,
        })
        .collect();
    let sets: Vec<Vec<usize>> = shared
        .iter()
        .map(|one| one.cities.iter().filter_map(|city| cities.iter().position(|c| c.city.name == city.name)).collect())
        .collect();
    network::draw(&lines, &sets)
}

fn departure(page: &Page, challenge: OpenChallenge) -> Departure {
    let offered = challenge.hosts.iter().flat_map(|host| &host.testbeds).filter(|testbed| testbed.places > 0);
    let testbeds = offered.count();
    let winners: i32 = challenge.hosts.iter().map(|host| host.places).sum();
    let mut money: Vec<&Money> = challenge.hosts.iter().filter_map(|host| host.money.as_ref()).collect();
    money.sort_by_key(|amount| amount.minor);
    let winners_text = page.t1("home-winners", "count", winners);
    let (offer, offer_note) = match (money.as_slice(), testbeds) {
        ([one], 0) => (page.money(one.minor, &one.currency), winners_text),
        ([one], n) => {
            let amount = page.money(one.minor, &one.currency);
            (page.t1("home-testbeds", "count", n), format!("{winners_text}, {amount}"))
        }
        (_, 0) => (winners_text, String::new()),
        (_, n) => (page.t1("home-testbeds", "count", n), winners_text),
    };
    Departure {
        href: format!("/challenges/{}", challenge.slug),
        title: challenge.title.text,
        summary: challenge.summary.text,
        cities: challenge
            .hosts
            .into_iter()
            .map(|host| City::new(host.organisation.code.unwrap_or_default(), host.organisation.name))
            .collect(),
        offer,
        offer_note,
        closes: challenge.closes_at,
        zone: challenge.zone,
    }
}
