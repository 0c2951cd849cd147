//! `/harvest/runs/{id}/report.csv`: the whole report as a file, page by page from the same query as everybody's.

use std::fmt::Write as _;

use actix_web::HttpResponse;
use actix_web::web::Path;
use cynic::QueryBuilder;

use super::nodes::Outcome;
use crate::datasets::nodes::PageInfo;
use crate::schema;
use crate::shell::{Answer, Page, PageError};

/// Lines of one file; a run has no more records.
const MOST: usize = 50_000;

#[derive(cynic::QueryVariables)]
struct Variables {
    id: cynic::Id,
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct ReportQuery {
    #[arguments(id: $id)]
    harvest_run: Option<HarvestRun>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct HarvestRun {
    #[arguments(first: 100, after: $after)]
    items: HarvestItemConnection,
}

#[derive(cynic::QueryFragment)]
struct HarvestItemConnection {
    nodes: Vec<HarvestItem>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct HarvestItem {
    position: i32,
    native_id: Option<String>,
    title: String,
    outcome: Outcome,
    field: Option<String>,
    code: Option<String>,
    message: Option<String>,
    raw_sha256: Option<String>,
    dataset: Option<Dataset>,
}

#[derive(cynic::QueryFragment)]
struct Dataset {
    slug: String,
}

/// `GET /harvest/runs/{id}/report.csv`
pub async fn download(page: Page, id: Path<String>) -> Answer {
    page.signed_in()?;
    let mut text = String::from("position,identifier,title,outcome,field,code,message,dataset,sha256\r\n");
    let mut after = None;
    let mut lines = 0;
    loop {
        let variables = Variables { id: cynic::Id::new(id.as_str()), after };
        let run = page.query(ReportQuery::build(variables)).await?.harvest_run.ok_or(PageError::NotFound)?;
        lines += run.items.nodes.len();
        for item in run.items.nodes {
            line(&mut text, &item);
        }
        after = run.items.page_info.end_cursor.filter(|_| run.items.page_info.has_next_page);
        if after.is_none() || lines > MOST {
            break;
        }
    }
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(("content-disposition", "attachment; filename=\"harvest-report.csv\""))
        .insert_header(("cache-control", "private, no-store"))
        .body(text))
}

fn line(text: &mut String, item: &HarvestItem) {
    let of = |value: &Option<String>| cell(value.as_deref().unwrap_or_default());
    let dataset = item.dataset.as_ref().map(|dataset| format!("/datasets/{}", dataset.slug)).unwrap_or_default();
    let _ = write!(
        text,
        "{},{},{},{},{},{},{},{},{}\r\n",
        item.position,
        of(&item.native_id),
        cell(&item.title),
        item.outcome.word(),
        of(&item.field),
        of(&item.code),
        of(&item.message),
        cell(&dataset),
        of(&item.raw_sha256),
    );
}

/// A cell that no spreadsheet takes for a formula.
fn cell(value: &str) -> String {
    let guarded =
        if value.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{value}") } else { value.to_owned() };
    if guarded.contains([',', '"', '\n', '\r']) { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        assert_eq!(cell("plain"), "plain");
        assert_eq!(cell("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(cell("-1,5"), "\"'-1,5\"");
    }
}
