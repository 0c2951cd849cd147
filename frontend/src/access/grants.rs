//! `/grants`: the grants and requests of the reader's teams.

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
struct MineQuery {
    #[arguments(first: 50, after: $after, filter: $filter)]
    grants: GrantConnection,
    #[arguments(first: 50, filter: $filter)]
    access_requests: AccessRequestConnection,
}

#[derive(cynic::QueryFragment)]
struct GrantConnection {
    nodes: Vec<Grant>,
    page_info: PageInfo,
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

#[derive(cynic::QueryFragment)]
struct AccessRequestConnection {
    nodes: Vec<AccessRequest>,
}

#[derive(cynic::QueryFragment)]
struct AccessRequest {
    id: cynic::Id,
    state: AccessRequestState,
    dataset: Dataset,
    team: Team,
}

#[derive(Template)]
#[template(path = "access/grants.html")]
struct GrantsPage {
    page: Page,
    grants: Vec<Grant>,
    requests: Vec<AccessRequest>,
    next: PageInfo,
}

/// `GET /grants`
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let filter = Some(AccessFilter { side: Some(AccessSide::Team) });
    let data = page.query(MineQuery::build(Variables { after: page.parameter("after"), filter })).await?;
    page.render(&GrantsPage {
        grants: data.grants.nodes,
        next: data.grants.page_info,
        requests: data.access_requests.nodes,
        page: page.clone(),
    })
}
