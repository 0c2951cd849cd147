//! `/access-records`: who has access to what, since when, decided by whom, on which terms.

use askama::Template;
use chrono::{DateTime, SecondsFormat, Utc};
use cynic::QueryBuilder;

use super::nodes::{Dataset, GrantState, PageInfo, Person, Text};
use super::obliged::Reader;
use crate::schema;
use crate::shell::{Answer, Form, Page};

/// One person's access to one dataset under one grant.
#[derive(cynic::QueryFragment)]
pub struct AccessRecord {
    pub person: Person,
    pub team: String,
    pub dataset: Dataset,
    pub publisher: String,
    pub version: i32,
    pub grant_id: cynic::Id,
    pub state: GrantState,
    pub since: DateTime<Utc>,
    pub until: DateTime<Utc>,
    pub taken_off_at: Option<DateTime<Utc>>,
    pub misconduct: bool,
    pub decided_by: Vec<String>,
    pub decided_at: Option<DateTime<Utc>>,
    pub purpose: String,
    pub terms: Option<AcceptedTerms>,
}

/// Terms as they were accepted.
#[derive(cynic::QueryFragment)]
pub struct AcceptedTerms {
    pub number: i32,
    pub sha256: String,
    pub language: String,
    pub accepted_at: DateTime<Utc>,
}

impl AcceptedTerms {
    /// The beginning of their hash, to compare at a glance.
    pub fn short(&self) -> &str {
        self.sha256.get(..12).unwrap_or(&self.sha256)
    }
}

/// Which records are wanted.
#[derive(cynic::InputObject, Default)]
pub struct AccessRecordFilter {
    pub dataset: Option<cynic::Id>,
    pub organisation: Option<cynic::Id>,
    pub person: Option<cynic::Id>,
    pub name: Option<String>,
    pub at: Option<DateTime<Utc>>,
}

#[derive(cynic::InputObject)]
struct DatasetFilter {
    mine: bool,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
    filter: Option<AccessRecordFilter>,
    ours: Option<DatasetFilter>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct RecordsQuery {
    viewer: Option<Reader>,
    #[arguments(first: 50, after: $after, filter: $filter)]
    access_records: AccessRecordConnection,
    #[arguments(first: 100, filter: $ours)]
    datasets: DatasetConnection,
    #[arguments(first: 100)]
    organisations: OrganisationConnection,
}

#[derive(cynic::QueryFragment)]
struct AccessRecordConnection {
    nodes: Vec<AccessRecord>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
struct DatasetConnection {
    nodes: Vec<Named>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Dataset")]
struct Named {
    id: cynic::Id,
    title: Text,
}

#[derive(cynic::QueryFragment)]
struct OrganisationConnection {
    nodes: Vec<Organisation>,
}

#[derive(cynic::QueryFragment)]
struct Organisation {
    id: cynic::Id,
    name: String,
}

#[derive(Template)]
#[template(path = "access/records.html")]
struct RecordsPage {
    page: Page,
    form: Form,
    zone: String,
    records: Vec<AccessRecord>,
    total: i32,
    next: PageInfo,
    datasets: Vec<(String, String)>,
    organisations: Vec<(String, String)>,
    person: String,
    is_narrowed: bool,
    csv: String,
}

/// `GET /access-records`
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let given = |name: &str| page.parameter(name).unwrap_or_default();
    let (dataset, organisation, person) = (given("dataset"), given("organisation"), given("person"));
    let name: String = given("name").trim().chars().take(200).collect();
    let mut form = Form::new(&page)
        .with("dataset", dataset.as_str())
        .with("organisation", organisation.as_str())
        .with("person", person.as_str())
        .with("name", name.as_str())
        .with("at", given("at"));
    if let Some(zone) = page.parameter("at.zone") {
        form = form.with("at.zone", zone);
    }
    let at = form.read_moment("at");
    let id = |id: &str| Some(id).filter(|id| !id.is_empty()).map(cynic::Id::new);
    let filter = AccessRecordFilter {
        dataset: id(&dataset),
        organisation: id(&organisation),
        person: id(&person),
        name: Some(name.clone()).filter(|name| !name.is_empty()),
        at,
    };
    let variables =
        Variables { after: page.parameter("after"), filter: Some(filter), ours: Some(DatasetFilter { mine: true }) };
    let data = page.query(RecordsQuery::build(variables)).await?;
    let zone = Reader::zone(data.viewer);
    if form.value("at.zone").is_empty() {
        form = form.with("at.zone", zone.as_str());
    }
    let any = |key: &str| (String::new(), page.t(key));
    let title = |one: Named| (one.id.into_inner(), one.title.get(page.lang()).to_owned());
    let mut datasets: Vec<_> =
        std::iter::once(any("records-any-dataset")).chain(data.datasets.nodes.into_iter().map(title)).collect();
    if !datasets.iter().any(|(id, _)| *id == dataset) {
        let known = data.access_records.nodes.first().map(|one| one.dataset.title.get(page.lang()).to_owned());
        datasets.push((dataset.clone(), known.unwrap_or_else(|| dataset.clone())));
    }
    let named = |one: Organisation| (one.id.into_inner(), one.name);
    let organisations = std::iter::once(any("records-any-organisation"))
        .chain(data.organisations.nodes.into_iter().map(named))
        .collect();
    let narrowed = [("dataset", &dataset), ("organisation", &organisation), ("person", &person), ("name", &name)];
    page.render(&RecordsPage {
        csv: csv(&page, &narrowed, at),
        is_narrowed: narrowed.iter().map(|(_, value)| value).any(|value| !value.is_empty()) || at.is_some(),
        zone,
        form,
        records: data.access_records.nodes,
        total: data.access_records.total_count,
        next: data.access_records.page_info,
        datasets,
        organisations,
        person,
        page: page.clone(),
    })
}

/// The same records as a table for a spreadsheet.
fn csv(page: &Page, narrowed: &[(&str, &String)], at: Option<DateTime<Utc>>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in narrowed.iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    if let Some(at) = at {
        query.append_pair("at", &at.to_rfc3339_opts(SecondsFormat::Secs, true));
    }
    format!("/exports/access-records.csv?{}", query.append_pair("language", page.lang()).finish())
}
