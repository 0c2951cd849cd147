//! `/my-access`: everything that the reader holds or held, what they owe, and what was imposed on them.

use askama::Template;
use cynic::QueryBuilder;

use super::nodes::{AccessSide, PageInfo};
use super::obliged::{Duty, ObligationFilter, Reader, Sanction};
use super::records::{AccessRecord, AccessRecordFilter};
use crate::schema;
use crate::shell::{Answer, Page};

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
    mine: Option<AccessRecordFilter>,
    filter: Option<ObligationFilter>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct MineQuery {
    viewer: Option<Reader>,
    #[arguments(first: 50, after: $after, filter: $mine)]
    access_records: AccessRecordConnection,
    #[arguments(first: 50, filter: $filter)]
    closing_duties: ClosingDutyConnection,
    #[arguments(first: 50, filter: $filter)]
    sanctions: SanctionConnection,
}

#[derive(cynic::QueryFragment)]
struct AccessRecordConnection {
    nodes: Vec<AccessRecord>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct ClosingDutyConnection {
    nodes: Vec<Duty>,
}

#[derive(cynic::QueryFragment)]
struct SanctionConnection {
    nodes: Vec<Sanction>,
}

#[derive(Template)]
#[template(path = "access/mine.html")]
struct MinePage {
    page: Page,
    zone: String,
    records: Vec<AccessRecord>,
    next: PageInfo,
    duties: Vec<Duty>,
    sanctions: Vec<Sanction>,
    csv: String,
}

/// `GET /my-access`
pub async fn show(page: Page) -> Answer {
    let person = page.signed_in()?.id.clone();
    let mine = AccessRecordFilter { person: Some(cynic::Id::new(&person)), ..AccessRecordFilter::default() };
    let variables = Variables {
        after: page.parameter("after"),
        mine: Some(mine),
        filter: Some(ObligationFilter::of(AccessSide::Team)),
    };
    let data = page.query(MineQuery::build(variables)).await?;
    page.render(&MinePage {
        zone: Reader::zone(data.viewer),
        records: data.access_records.nodes,
        next: data.access_records.page_info,
        duties: data.closing_duties.nodes,
        sanctions: data.sanctions.nodes,
        csv: format!("/exports/access-records.csv?person={person}&language={}", page.lang()),
        page: page.clone(),
    })
}
