//! `/data-requests`: the questions for data that a reader asked, or can answer.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{City, DataRequestState, Team};
use crate::datasets::nodes::PageInfo;
use crate::schema;
use crate::shell::{Answer, Form, Page};

#[derive(cynic::InputObject)]
struct DataRequestFilter {
    state: Option<DataRequestState>,
    to_answer: bool,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
    filter: Option<DataRequestFilter>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ListQuery {
    #[arguments(first: 50, after: $after, filter: $filter)]
    data_requests: DataRequestConnection,
}

#[derive(cynic::QueryFragment)]
struct DataRequestConnection {
    nodes: Vec<DataRequest>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct DataRequest {
    id: cynic::Id,
    state: DataRequestState,
    title: String,
    city: City,
    asked_by: String,
    team: Option<Team>,
    created_at: DateTime<Utc>,
    may: DataRequestMay,
}

#[derive(cynic::QueryFragment)]
struct DataRequestMay {
    answer: bool,
}

#[derive(Template)]
#[template(path = "data_requests/list.html")]
struct ListPage {
    page: Page,
    form: Form,
    states: Vec<(String, String)>,
    requests: Vec<DataRequest>,
    is_narrowed: bool,
    next: PageInfo,
}

/// `GET /data-requests`
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let word = page.parameter("state").unwrap_or_default();
    let state = DataRequestState::ALL.into_iter().find(|state| state.word() == word);
    let to_answer = page.parameter("answer").is_some();
    let filter = Some(DataRequestFilter { state, to_answer });
    let data = page.query(ListQuery::build(Variables { after: page.parameter("after"), filter })).await?;
    let named = DataRequestState::ALL
        .iter()
        .map(|state| (state.word().to_owned(), page.t(&format!("wanted-state-{}", state.word()))));
    page.render(&ListPage {
        states: std::iter::once((String::new(), page.t("access-any-state"))).chain(named).collect(),
        form: Form::new(&page).with("state", word).with("answer", if to_answer { "yes" } else { "" }),
        requests: data.data_requests.nodes,
        next: data.data_requests.page_info,
        is_narrowed: state.is_some() || to_answer,
        page: page.clone(),
    })
}
