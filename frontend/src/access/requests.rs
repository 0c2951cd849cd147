//! `/access-requests`: what waits for a data steward, and the grants they have given.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{AccessFilter, AccessRequestState, AccessSide, Challenge, Dataset, GrantState, PageInfo, Team};
use crate::schema;
use crate::shell::{Answer, Page};

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
    filter: Option<AccessFilter>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct QueueQuery {
    #[arguments(first: 50, after: $after, filter: $filter)]
    access_requests: AccessRequestConnection,
    #[arguments(first: 50, filter: $filter)]
    grants: GrantConnection,
}

#[derive(cynic::QueryFragment)]
struct AccessRequestConnection {
    nodes: Vec<AccessRequest>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct AccessRequest {
    id: cynic::Id,
    state: AccessRequestState,
    dataset: Dataset,
    team: Team,
    challenge: Challenge,
    due_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
struct GrantConnection {
    nodes: Vec<Grant>,
}

#[derive(cynic::QueryFragment)]
struct Grant {
    id: cynic::Id,
    state: GrantState,
    dataset: Dataset,
    team: Team,
    challenge: Challenge,
    ends_at: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "access/requests.html")]
struct QueuePage {
    page: Page,
    requests: Vec<AccessRequest>,
    grants: Vec<Grant>,
    next: PageInfo,
}

/// `GET /access-requests`
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let filter = Some(AccessFilter { side: Some(AccessSide::Steward) });
    let data = page.query(QueueQuery::build(Variables { after: page.parameter("after"), filter })).await?;
    page.render(&QueuePage {
        requests: data.access_requests.nodes,
        next: data.access_requests.page_info,
        grants: data.grants.nodes,
        page: page.clone(),
    })
}
