//! `/datasets`: what cities and partners publish, with filters.

use askama::Template;
use cynic::QueryBuilder;

use super::nodes::{Access, Localized, PageInfo, Publisher, State};
use crate::schema;
use crate::shell::{Answer, Form, Page};

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
    filter: Option<DatasetFilter>,
}

#[derive(cynic::InputObject)]
struct DatasetFilter {
    publisher: Option<cynic::Id>,
    access: Option<Vec<Access>>,
    theme: Option<String>,
    text: Option<String>,
    mine: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ListQuery {
    #[arguments(after: $after, filter: $filter)]
    datasets: DatasetConnection,
    dataset_publishers: Vec<Publisher>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct CitiesQuery {
    host_cities: Vec<Publisher>,
}

#[derive(cynic::QueryFragment)]
struct DatasetConnection {
    nodes: Vec<Dataset>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
struct Dataset {
    slug: String,
    title: Localized,
    access: Access,
    state: State,
    themes: Vec<String>,
    fictional: bool,
    licence: Option<String>,
    publisher: Publisher,
}

#[derive(Template)]
#[template(path = "datasets/list.html")]
struct ListPage {
    page: Page,
    form: Form,
    cities: Vec<(String, String)>,
    levels: Vec<(String, String)>,
    rows: Vec<Dataset>,
    total: i32,
    next: PageInfo,
    may_start: bool,
    mine: bool,
}

/// `/datasets`
pub async fn show(page: Page) -> Answer {
    let cities = page.query(CitiesQuery::build(())).await?.host_cities;
    let wanted = |name: &str| page.parameter(name).unwrap_or_default();
    let (city, access, text) = (wanted("city"), wanted("access"), wanted("text"));
    let mine = !wanted("mine").is_empty();
    let filter = DatasetFilter {
        publisher: cities.iter().find(|one| one.code.as_deref() == Some(city.as_str())).map(|one| one.id.clone()),
        access: Access::parse(&access).map(|access| vec![access]),
        theme: page.parameter("theme"),
        text: page.parameter("text"),
        mine,
    };
    let data = page.query(ListQuery::build(Variables { after: page.parameter("after"), filter: Some(filter) })).await?;
    page.render(&ListPage {
        form: Form::new(&page).with("city", city).with("access", access).with("text", text),
        cities: cities.iter().map(|one| (one.code.clone().unwrap_or_default(), one.name.clone())).collect(),
        levels: Access::options(&page),
        rows: data.datasets.nodes,
        total: data.datasets.total_count,
        next: data.datasets.page_info,
        may_start: !data.dataset_publishers.is_empty(),
        mine,
        page: page.clone(),
    })
}
