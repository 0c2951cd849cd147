//! `GET /exports/access-records.csv`: the records as a stream of lines, page by page, so that any number fits.

use actix_web::http::header::{self, HeaderValue};
use actix_web::web::{self, Bytes, Query};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use futures_util::stream;
use intercity_domain::access::{RecordFilter, records, records_csv};
use intercity_domain::kernel::{Error, PageArgs, Result};
use serde::Deserialize;

use super::record::AccessRecordFilter;
use crate::edge::Edge;
use crate::files::refusal::refuse;
use crate::graphql::Caller;

/// What may be narrowed to, as in the query `accessRecords`.
#[derive(Default, Deserialize)]
pub struct Wanted {
    /// Global id of the dataset.
    pub dataset: Option<String>,
    /// Global id of the publisher.
    pub organisation: Option<String>,
    /// Global id of the person.
    pub person: Option<String>,
    /// Words of the name of the person or the team.
    pub name: Option<String>,
    /// Held at this instant.
    pub at: Option<DateTime<Utc>>,
    /// The language of titles.
    #[serde(default)]
    pub language: String,
}

/// Mounts the export.
pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.route("/exports/access-records.csv", web::get().to(get));
}

/// Where the stream stands.
struct At {
    caller: Caller,
    filter: RecordFilter,
    language: String,
    after: Option<String>,
    done: bool,
}

async fn get(request: HttpRequest, edge: web::Data<Edge>, wanted: Query<Wanted>) -> HttpResponse {
    let mut wanted = wanted.into_inner();
    let language = std::mem::take(&mut wanted.language);
    let filter = AccessRecordFilter::of(wanted);
    let filter = match filter.read() {
        Ok(filter) => filter,
        Err(fault) => return refuse(&request, &fault.0),
    };
    let mut at = At { caller: edge.caller(&request), filter, language, after: None, done: false };
    // The first page is read before the answer begins, so that a refusal is one.
    let first = match next(&mut at).await {
        Ok(lines) => lines,
        Err(error) => return refuse(&request, &error),
    };
    let head = records_csv::header().map(|mut head| {
        head.extend(first);
        Bytes::from(head)
    });
    let rest = stream::try_unfold(at, |mut at| async move {
        if at.done {
            return Ok::<_, Error>(None);
        }
        let lines = next(&mut at).await?;
        Ok(Some((Bytes::from(lines), at)))
    });
    let body = futures_util::StreamExt::chain(stream::iter([head]), rest);
    HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"access-records.csv\""),
        ))
        .insert_header((header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .streaming(futures_util::TryStreamExt::map_err(body, std::io::Error::other))
}

async fn next(at: &mut At) -> Result<Vec<u8>> {
    let args = PageArgs { first: Some(100), after: at.after.take() };
    let page = records(&at.caller.context, &at.caller.viewer, &at.filter, &args).await?;
    at.done = !page.has_next;
    at.after = page.edges.last().map(|(cursor, _)| cursor.clone());
    let mut lines = Vec::new();
    for (_, one) in &page.edges {
        lines.extend(records_csv::record(one, &at.language)?);
    }
    Ok(lines)
}
