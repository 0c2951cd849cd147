//! `/.well-known/grant-revocations`: the signed list of what was revoked on partners' hosts.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use intercity_domain::access::hosting;

use crate::edge::Edge;
use crate::graphql::chain;

/// Mounts it.
pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.route("/.well-known/grant-revocations", web::get().to(publish));
}

async fn publish(edge: web::Data<Edge>, request: HttpRequest) -> HttpResponse {
    let list = match hosting::revocations(&edge.context).await {
        Ok(list) => list,
        Err(error) => {
            tracing::error!(error = %chain(&error), "the list of revocations cannot be made");
            return HttpResponse::ServiceUnavailable().body("The list cannot be made now. Try again in a moment.");
        }
    };
    let known = request.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let is_known = known.is_some_and(|tags| tags.split(',').any(|tag| tag.trim() == list.etag));
    let mut answer = if is_known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer
        .insert_header((header::ETAG, list.etag))
        .insert_header((header::CACHE_CONTROL, format!("public, max-age={}", list.max_age)));
    if is_known { answer.finish() } else { answer.content_type("application/jwt").body(list.token) }
}
