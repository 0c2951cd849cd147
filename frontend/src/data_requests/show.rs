//! `/data-requests/{id}`: one question for data, for those who asked and for the city.

use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{City, DataRequestState, Team};
use crate::datasets::nodes::{Localized, State};
use crate::schema;
use crate::shell::{Answer, Form, Page, PageError};

#[derive(cynic::QueryVariables)]
struct Variables {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ShowQuery {
    #[arguments(id: $id)]
    data_request: Option<DataRequest>,
}

#[derive(cynic::QueryFragment)]
struct DataRequest {
    id: cynic::Id,
    state: DataRequestState,
    title: String,
    description: String,
    city: City,
    asked_by: String,
    team: Option<Team>,
    dataset: Option<DataRequestDataset>,
    answer: String,
    created_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
    may: DataRequestMay,
}

#[derive(cynic::QueryFragment)]
struct DataRequestDataset {
    slug: String,
    title: Localized,
}

#[derive(cynic::QueryFragment)]
struct DataRequestMay {
    answer: bool,
    withdraw: bool,
}

#[derive(cynic::InputObject)]
struct DatasetFilter {
    publisher: Option<cynic::Id>,
}

#[derive(cynic::QueryVariables)]
struct DatasetsVariables {
    filter: Option<DatasetFilter>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "DatasetsVariables")]
struct DatasetsQuery {
    #[arguments(first: 100, filter: $filter)]
    datasets: DatasetConnection,
}

#[derive(cynic::QueryFragment)]
struct DatasetConnection {
    nodes: Vec<Dataset>,
}

#[derive(cynic::QueryFragment)]
struct Dataset {
    id: cynic::Id,
    title: Localized,
    state: State,
}

/// The page of one question.
#[derive(Template)]
#[template(path = "data_requests/show.html")]
pub struct ShowPage {
    page: Page,
    form: Form,
    request: DataRequest,
    datasets: Vec<(String, String)>,
}

impl ShowPage {
    fn path(&self, last: &str) -> String {
        format!("/data-requests/{}/{last}", self.request.id.inner())
    }

    fn is_open(&self) -> bool {
        self.request.state == DataRequestState::Open
    }
}

/// `GET /data-requests/{id}`
pub async fn show(page: Page, id: Path<String>) -> Answer {
    let form = Form::new(&page);
    page.render(&built(&page, form, &id).await?)
}

/// The page as it stands now.
///
/// # Errors
/// What the API answers.
pub async fn built(page: &Page, form: Form, id: &str) -> Result<ShowPage, PageError> {
    page.signed_in()?;
    let data = page.query(ShowQuery::build(Variables { id: cynic::Id::new(id) })).await?;
    let request = data.data_request.ok_or(PageError::NotFound)?;
    let datasets = if request.may.answer { datasets(page, &request.city).await? } else { Vec::new() };
    Ok(ShowPage { form, request, datasets, page: page.clone() })
}

/// What the city publishes and could answer with.
async fn datasets(page: &Page, city: &City) -> Result<Vec<(String, String)>, PageError> {
    let filter = Some(DatasetFilter { publisher: Some(city.id.clone()) });
    let data = page.query(DatasetsQuery::build(DatasetsVariables { filter })).await?;
    let listed =
        data.datasets.nodes.into_iter().filter(|one| matches!(one.state, State::Published | State::Deprecated));
    let mut all: Vec<(String, String)> =
        listed.map(|one| (one.id.into_inner(), one.title.get(page.lang()).to_owned())).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all.insert(0, (String::new(), page.t("wanted-another")));
    Ok(all)
}
