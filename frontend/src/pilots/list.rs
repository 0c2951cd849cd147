//! All pilots, the newest first.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::state::PilotState;
use crate::schema;
use crate::shell::{Answer, City, Page};

#[derive(cynic::QueryVariables)]
struct ListVariables {
    challenge: Option<cynic::Id>,
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ListVariables")]
struct ListQuery {
    #[arguments(challenge: $challenge, first: 50, after: $after)]
    pilots: Pilots,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "PilotConnection")]
struct Pilots {
    total_count: i32,
    page_info: PageInfo,
    nodes: Vec<Row>,
}

#[derive(cynic::QueryFragment)]
struct PageInfo {
    has_next_page: bool,
    end_cursor: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Pilot")]
struct Row {
    id: cynic::Id,
    title: String,
    team_name: String,
    fictional: bool,
    testbed_name: String,
    city_name: String,
    city_code: Option<String>,
    state: PilotState,
    starts_on: Option<DateTime<Utc>>,
    zone: String,
}

impl Row {
    fn sign(&self) -> City {
        City::new(self.city_code.as_deref().unwrap_or(&self.city_name), &self.city_name)
    }
}

/// The page of all pilots.
#[derive(Template)]
#[template(path = "pilots/list.html")]
struct ListPage {
    page: Page,
    pilots: Pilots,
}

/// The list.
pub async fn show(page: Page) -> Answer {
    let variables =
        ListVariables { challenge: page.parameter("challenge").map(cynic::Id::new), after: page.parameter("after") };
    let data = page.query(ListQuery::build(variables)).await?;
    page.render(&ListPage { page: page.clone(), pilots: data.pilots })
}
