//! `/datasets/{slug}/policy.jsonld`: the policy of a dataset in ODRL 2.2.

use actix_web::{HttpRequest, HttpResponse, web};
use intercity_domain::access;
use intercity_domain::datasets::queries;
use intercity_domain::kernel::{Error, Result};
use serde_json::Value;

use crate::edge::Edge;

/// Mounts it.
pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.route("/datasets/{slug}/policy.jsonld", web::get().to(show));
}

async fn show(edge: web::Data<Edge>, request: HttpRequest, slug: web::Path<String>) -> HttpResponse {
    match document(&edge, &request, &slug).await {
        Ok(document) => HttpResponse::Ok().content_type("application/ld+json").body(document.to_string()),
        Err(Error::NotFound) => HttpResponse::NotFound().body("There is no such dataset.\n"),
        Err(error) => {
            tracing::error!(%error, "a policy could not be shown");
            HttpResponse::ServiceUnavailable().body("Try again in a moment.\n")
        }
    }
}

async fn document(edge: &Edge, request: &HttpRequest, slug: &str) -> Result<Value> {
    let caller = edge.caller(request);
    let view = access::policy_view_by_slug(&caller.context, &caller.viewer, slug).await?;
    let terms = queries::current_terms(caller.context.db.reader(), view.dataset.id).await?;
    Ok(access::odrl(&view, terms.as_ref(), &caller.context.settings.public_url))
}
