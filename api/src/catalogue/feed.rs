//! The Atom feeds of what is new in the catalogue.

use actix_web::{HttpRequest, HttpResponse, web};
use intercity_domain::catalogue;
use intercity_domain::kernel::{Context, Language, Result};
use serde::Deserialize;

use super::answer::{self, Document};

/// Which page is asked for, and in which language.
#[derive(Deserialize)]
pub struct Wanted {
    page: Option<u64>,
    lang: Option<String>,
}

/// `/catalog.atom`
pub async fn all(context: web::Data<Context>, request: HttpRequest, wanted: web::Query<Wanted>) -> HttpResponse {
    answer(&context, &request, None, &wanted).await.unwrap_or_else(|error| answer::refuse(&error))
}

/// `/catalog/{publisher}.atom`
pub async fn one(
    context: web::Data<Context>,
    request: HttpRequest,
    publisher: web::Path<String>,
    wanted: web::Query<Wanted>,
) -> HttpResponse {
    answer(&context, &request, Some(&publisher), &wanted).await.unwrap_or_else(|error| answer::refuse(&error))
}

async fn answer(
    ctx: &Context,
    request: &HttpRequest,
    publisher: Option<&str>,
    wanted: &Wanted,
) -> Result<HttpResponse> {
    let language = wanted.lang.as_deref().and_then(Language::parse).unwrap_or(Language::En);
    let feed = catalogue::feed(ctx, publisher, wanted.page.unwrap_or(1), language.code()).await?;
    let document = Document {
        kind: "application/atom+xml; charset=utf-8".into(),
        body: feed.xml,
        links: Vec::new(),
        negotiated: false,
        modified: feed.updated,
    };
    Ok(answer::send(request, document))
}
