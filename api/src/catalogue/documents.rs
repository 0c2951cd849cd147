//! The catalogue and its datasets in the form that is asked for, by ending or by wish.

use actix_web::http::header::{LOCATION, VARY};
use actix_web::{HttpRequest, HttpResponse, web};
use intercity_domain::catalogue::{Catalogue, Form, catalogue, one};
use intercity_domain::kernel::{Context, Error, Result};
use serde::Deserialize;

use super::answer::{self, Document};
use super::{PAGE_FIRST, accept};

/// Forms in the order in which the catalogue prefers them; the page for people last.
const DATA_FIRST: [&str; 5] = [
    Form::Turtle.media_type(),
    Form::JsonLd.media_type(),
    Form::RdfXml.media_type(),
    // Plain JSON is what many programs ask for out of habit.
    "application/json",
    "text/html",
];

/// Which page is asked for.
#[derive(Deserialize)]
pub struct Wanted {
    page: Option<u64>,
}

/// `/catalog`
pub async fn all(context: web::Data<Context>, request: HttpRequest, wanted: web::Query<Wanted>) -> HttpResponse {
    negotiated(&context, &request, None, wanted.page).await
}

/// `/catalog.ttl` and its kin
pub async fn all_as(
    context: web::Data<Context>,
    request: HttpRequest,
    ending: web::Path<String>,
    wanted: web::Query<Wanted>,
) -> HttpResponse {
    finish(page(&context, &request, None, wanted.page, Form::of_ending(&ending), false).await)
}

/// `/catalog/{publisher}`
pub async fn of_publisher(
    context: web::Data<Context>,
    request: HttpRequest,
    publisher: web::Path<String>,
    wanted: web::Query<Wanted>,
) -> HttpResponse {
    negotiated(&context, &request, Some(&publisher), wanted.page).await
}

/// `/catalog/{publisher}.ttl` and its kin
pub async fn of_publisher_as(
    context: web::Data<Context>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    wanted: web::Query<Wanted>,
) -> HttpResponse {
    let (publisher, ending) = path.into_inner();
    finish(page(&context, &request, Some(&publisher), wanted.page, Form::of_ending(&ending), false).await)
}

/// `/datasets/{slug}` for those who would rather have data than the page
pub async fn dataset(context: web::Data<Context>, request: HttpRequest, slug: web::Path<String>) -> HttpResponse {
    let place = accept::best(answer::accept(&request), &PAGE_FIRST);
    let form = place.and_then(|place| place.checked_sub(1)).and_then(|place| Form::ALL.get(place)).copied();
    finish(of_dataset(&context, &request, &slug, form, true).await)
}

/// `/datasets/{slug}.ttl` and its kin
pub async fn dataset_as(
    context: web::Data<Context>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> HttpResponse {
    let (slug, ending) = path.into_inner();
    finish(of_dataset(&context, &request, &slug, Form::of_ending(&ending), false).await)
}

fn finish(answer: Result<HttpResponse>) -> HttpResponse {
    answer.unwrap_or_else(|error| answer::refuse(&error))
}

async fn negotiated(ctx: &Context, request: &HttpRequest, publisher: Option<&str>, at: Option<u64>) -> HttpResponse {
    match accept::best(answer::accept(request), &DATA_FIRST) {
        None => answer::not_acceptable(),
        Some(4) => {
            HttpResponse::SeeOther().insert_header((LOCATION, "/datasets")).insert_header((VARY, "Accept")).finish()
        }
        Some(place) => {
            let form = Form::ALL.get(place).copied().unwrap_or(Form::JsonLd);
            finish(page(ctx, request, publisher, at, Some(form), true).await)
        }
    }
}

async fn page(
    ctx: &Context,
    request: &HttpRequest,
    publisher: Option<&str>,
    at: Option<u64>,
    form: Option<Form>,
    negotiated: bool,
) -> Result<HttpResponse> {
    let form = form.ok_or(Error::NotFound)?;
    let Catalogue { graph, page, pages } = catalogue(ctx, publisher, at.unwrap_or(1)).await?;
    let base = &ctx.settings.public_url;
    let stem = publisher.map_or_else(|| format!("{base}/catalog"), |slug| format!("{base}/catalog/{slug}"));
    let own = if negotiated { stem.clone() } else { format!("{stem}.{}", form.ending()) };
    let mut links = alternates(&stem, &format!("?page={page}"));
    // Whoever asked by ending is led on by ending; the document itself names the addresses that answer by wish.
    let mut step =
        |relation: &'static str, to: u64| links.push((format!("{own}?page={to}"), relation, form.media_type()));
    step("first", 1);
    step("last", pages);
    if page > 1 {
        step("prev", page - 1);
    }
    if page < pages {
        step("next", page + 1);
    }
    let document = Document { kind: kind(form), body: form.write(&graph)?, links, negotiated, modified: None };
    Ok(answer::send(request, document))
}

async fn of_dataset(
    ctx: &Context,
    request: &HttpRequest,
    slug: &str,
    form: Option<Form>,
    negotiated: bool,
) -> Result<HttpResponse> {
    let form = form.ok_or(Error::NotFound)?;
    let graph = one(ctx, slug).await?;
    let page = format!("{}/datasets/{slug}", ctx.settings.public_url);
    let mut links = alternates(&page, "");
    links.push((page, "alternate", "text/html"));
    let document = Document { kind: kind(form), body: form.write(&graph)?, links, negotiated, modified: None };
    Ok(answer::send(request, document))
}

/// The other forms of the same.
fn alternates(stem: &str, query: &str) -> Vec<(String, &'static str, &'static str)> {
    let one = |form: Form| (format!("{stem}.{}{query}", form.ending()), "alternate", form.media_type());
    Form::ALL.into_iter().map(one).collect()
}

fn kind(form: Form) -> String {
    match form {
        Form::Turtle | Form::RdfXml => format!("{}; charset=utf-8", form.media_type()),
        Form::JsonLd => form.media_type().to_owned(),
    }
}
