//! `/testbeds`: the sites of all cities, with filters.

use askama::Template;
use cynic::QueryBuilder;

use crate::challenges::nodes::{Organisation, PageInfo};
use crate::schema;
use crate::shell::{Answer, Form, Page};

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
    filter: Option<TestbedFilter>,
}

#[derive(cynic::InputObject, Clone)]
struct TestbedFilter {
    city: Option<cynic::Id>,
    theme: Option<String>,
    text: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ListQuery {
    #[arguments(first: 50, after: $after, filter: $filter)]
    testbeds: TestbedConnection,
    challenge_leads: Vec<Organisation>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct CitiesQuery {
    host_cities: Vec<Organisation>,
}

#[derive(cynic::QueryFragment)]
struct TestbedConnection {
    nodes: Vec<Testbed>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
struct Testbed {
    slug: String,
    name: String,
    organisation: Organisation,
    operator_name: String,
    themes: Vec<String>,
    places: i32,
}

#[derive(Template)]
#[template(path = "testbeds/list.html")]
struct ListPage {
    page: Page,
    form: Form,
    cities: Vec<(String, String)>,
    rows: Vec<Testbed>,
    total: i32,
    next: PageInfo,
    may_add: bool,
}

/// `/testbeds`
pub async fn show(page: Page) -> Answer {
    let cities = page.query(CitiesQuery::build(())).await?.host_cities;
    let city = page.parameter("city").unwrap_or_default();
    let filter = TestbedFilter {
        city: cities.iter().find(|one| one.code.as_deref() == Some(city.as_str())).map(|one| one.id.clone()),
        theme: page.parameter("theme"),
        text: page.parameter("text"),
    };
    let variables = Variables { after: page.parameter("after"), filter: Some(filter) };
    let data = page.query(ListQuery::build(variables)).await?;
    let text = page.parameter("text").unwrap_or_default();
    page.render(&ListPage {
        form: Form::new(&page).with("city", city).with("text", text),
        cities: cities.iter().map(|one| (one.code.clone().unwrap_or_default(), one.name.clone())).collect(),
        rows: data.testbeds.nodes,
        total: data.testbeds.total_count,
        next: data.testbeds.page_info,
        may_add: !data.challenge_leads.is_empty(),
        page: page.clone(),
    })
}
