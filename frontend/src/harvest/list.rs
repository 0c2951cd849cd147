//! `/harvest`: the sources of the reader's organisations, with their last runs.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::nodes::{Owner, RunLine, SourceState};
use crate::datasets::nodes::PageInfo;
use crate::schema;
use crate::shell::{Answer, Page};

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ListQuery {
    #[arguments(first: 50, after: $after)]
    harvest_sources: HarvestSourceConnection,
    harvest_organisations: Vec<Owner>,
}

#[derive(cynic::QueryFragment)]
struct HarvestSourceConnection {
    nodes: Vec<HarvestSource>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct HarvestSource {
    id: cynic::Id,
    name: String,
    organisation: Owner,
    url: Option<String>,
    state: SourceState,
    next_run_at: Option<DateTime<Utc>>,
    last_run: Option<RunLine>,
}

#[derive(Template)]
#[template(path = "harvest/list.html")]
struct ListPage {
    page: Page,
    sources: Vec<HarvestSource>,
    may_start: bool,
    next: PageInfo,
}

/// `GET /harvest`
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let data = page.query(ListQuery::build(Variables { after: page.parameter("after") })).await?;
    page.render(&ListPage {
        sources: data.harvest_sources.nodes,
        next: data.harvest_sources.page_info,
        may_start: !data.harvest_organisations.is_empty(),
        page: page.clone(),
    })
}
