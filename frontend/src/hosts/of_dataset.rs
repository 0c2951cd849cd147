//! What the page of a partner-hosted dataset says of the server on which it stays.

use askama::Template;
use askama::filters::HtmlSafe;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{DataHostState, Lag, Organisation, duration, tag};
use crate::schema;
use crate::shell::{Page, PageError, Tag};

#[derive(cynic::QueryVariables)]
struct Variables {
    dataset: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct HostQuery {
    #[arguments(dataset: $dataset)]
    dataset_host: Option<DataHost>,
}

#[derive(cynic::QueryFragment)]
struct DataHost {
    id: cynic::Id,
    name: String,
    organisation: Organisation,
    fictional: bool,
    state: DataHostState,
    last_contact_at: Option<DateTime<Utc>>,
    last_fault_at: Option<DateTime<Utc>>,
    lag: Lag,
}

/// The section of the page.
#[derive(Template)]
#[template(path = "hosts/of_dataset.html")]
pub struct OfDataset {
    page: Page,
    host: DataHost,
    tag: Tag,
    bound: String,
}

impl HtmlSafe for OfDataset {}

/// The section for a dataset; nothing when no host was named yet.
///
/// # Errors
/// What the API answers.
pub async fn of_dataset(page: &Page, dataset: &cynic::Id) -> Result<Option<OfDataset>, PageError> {
    let data = page.query(HostQuery::build(Variables { dataset: dataset.clone() })).await?;
    Ok(data.dataset_host.map(|host| OfDataset {
        tag: tag(page, host.state, host.last_contact_at.as_ref(), host.last_fault_at.as_ref()),
        bound: duration(page, f64::from(host.lag.bound)),
        host,
        page: page.clone(),
    }))
}
