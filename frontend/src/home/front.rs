//! The home page: the network, what is open now, and how a challenge runs; only figures that the database holds.

use askama::Template;

use super::network::Network;
use crate::shell::{Answer, City, Departure, Page, Station, Stop};

/// At most so many interchanges are drawn; those with the most cities first.
const INTERCHANGES: usize = 3;

/// A city with what it has to show.
struct Place {
    city: City,
    slug: String,
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
    let course = ["call", "screening", "jury", "finalists", "testbeds", "pilots"]
        .map(|key| {
            let key = format!("home-course-{key}");
            Station::new(page.t(&key), page.t(&format!("{key}.note")), Stop::Past)
        })
        .to_vec();
    page.render(&FrontPage {
        page: page.clone(),
        network: super::network::draw(&[], &[]),
        cities: Vec::new(),
        shared: Vec::new(),
        open: Vec::new(),
        challenges: 0,
        course,
    })
}

