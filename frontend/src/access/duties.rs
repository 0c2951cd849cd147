//! `/closing-duties`: what is owed after access has ended, to those who owe it and to the steward to whom it is owed.

use askama::Template;
use cynic::QueryBuilder;

use super::nodes::{AccessSide, PageInfo};
use super::obliged::{Duty, ObligationFilter, Reader};
use crate::schema;
use crate::shell::{Answer, Page};

#[derive(cynic::QueryVariables)]
struct Variables {
    after: Option<String>,
    filter: Option<ObligationFilter>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct DutiesQuery {
    viewer: Option<Reader>,
    #[arguments(first: 50, after: $after, filter: $filter)]
    closing_duties: ClosingDutyConnection,
}

#[derive(cynic::QueryFragment)]
struct ClosingDutyConnection {
    nodes: Vec<Duty>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(Template)]
#[template(path = "access/duties.html")]
struct DutiesPage {
    page: Page,
    zone: String,
    duties: Vec<Duty>,
    next: PageInfo,
    total: i32,
    /// Narrowed to one side: `team` or `steward`.
    side: String,
    pressing: bool,
}

impl DutiesPage {
    /// Key, address and whether it is shown now, of each way to narrow the list.
    fn ways(&self) -> [(&'static str, &'static str, bool); 4] {
        [
            ("duties-all", "/closing-duties", self.side.is_empty() && !self.pressing),
            ("duties-mine", "/closing-duties?side=team", self.side == "team" && !self.pressing),
            ("duties-to-us", "/closing-duties?side=steward", self.side == "steward" && !self.pressing),
            ("duties-overdue", "/closing-duties?pressing=yes", self.pressing),
        ]
    }
}

/// `GET /closing-duties`
pub async fn show(page: Page) -> Answer {
    page.signed_in()?;
    let side = page.parameter("side").unwrap_or_default();
    let pressing = page.parameter("pressing").is_some();
    let filter = ObligationFilter {
        pressing,
        ..ObligationFilter::of(match side.as_str() {
            "team" => AccessSide::Team,
            "steward" => AccessSide::Steward,
            _ => AccessSide::Any,
        })
    };
    let variables = Variables { after: page.parameter("after"), filter: Some(filter) };
    let data = page.query(DutiesQuery::build(variables)).await?;
    page.render(&DutiesPage {
        zone: Reader::zone(data.viewer),
        duties: data.closing_duties.nodes,
        next: data.closing_duties.page_info,
        total: data.closing_duties.total_count,
        side,
        pressing,
        page: page.clone(),
    })
}
