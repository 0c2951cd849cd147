//! The catalogue over HTTP: DCAT-AP documents, feeds, and open files at addresses that stay.

mod accept;
mod answer;
mod documents;
mod feed;
mod file;

use actix_web::guard::{self, GuardContext};
use actix_web::http::header::ACCEPT;
use actix_web::web::{self, get, head};
use intercity_domain::catalogue::Form;

/// Mounts the addresses. Register it before the pages: `/datasets/{slug}` answers in the form that is asked for.
pub fn configure(cfg: &mut web::ServiceConfig) {
    let both = |path: &'static str| web::resource(path);
    cfg.service(both("/catalog").route(get().to(documents::all)).route(head().to(documents::all)))
        .service(both("/catalog.atom").route(get().to(feed::all)).route(head().to(feed::all)))
        .service(
            both("/catalog.{ending:ttl|jsonld|rdf}")
                .route(get().to(documents::all_as))
                .route(head().to(documents::all_as)),
        )
        .service(both("/catalog/files/{id}").route(get().to(file::get)).route(head().to(file::get)))
        .service(both("/catalog/{publisher}.atom").route(get().to(feed::one)).route(head().to(feed::one)))
        .service(
            both("/catalog/{publisher}.{ending:ttl|jsonld|rdf}")
                .route(get().to(documents::of_publisher_as))
                .route(head().to(documents::of_publisher_as)),
        )
        .service(
            both("/catalog/{publisher:[a-z0-9-]+}")
                .route(get().to(documents::of_publisher))
                .route(head().to(documents::of_publisher)),
        )
        .service(
            both("/datasets/{slug}.{ending:ttl|jsonld|rdf}")
                .route(get().to(documents::dataset_as))
                .route(head().to(documents::dataset_as)),
        )
        .service(
            both("/datasets/{slug}")
                .guard(guard::fn_guard(wants_data))
                .route(get().to(documents::dataset))
                .route(head().to(documents::dataset)),
        );
}

/// Forms of data, behind the page for people, who are answered first when everything is welcome.
const PAGE_FIRST: [&str; 4] =
    ["text/html", Form::Turtle.media_type(), Form::JsonLd.media_type(), Form::RdfXml.media_type()];

/// Whether a reader of `/datasets/{slug}` would rather have data than the page.
fn wants_data(context: &GuardContext<'_>) -> bool {
    let head = context.head();
    let accept = head.headers().get(ACCEPT).and_then(|value| value.to_str().ok());
    accept::best(accept, &PAGE_FIRST).is_some_and(|place| place > 0)
}
