//! `/.well-known/jwks.json`: the public keys with which our tokens can be verified by anybody.

use actix_web::{HttpResponse, web};
use intercity_domain::accounts::keys;

use crate::edge::Edge;
use crate::graphql::chain;

/// The key set (RFC 7517).
pub(super) async fn publish(edge: web::Data<Edge>) -> HttpResponse {
    match keys::jwks(&edge.context).await {
        Ok(keys) => HttpResponse::Ok()
            .insert_header(("cache-control", "public, max-age=300"))
            .content_type("application/jwk-set+json")
            .json(keys),
        Err(error) => {
            tracing::error!(error = %chain(&error), "the keys cannot be read");
            HttpResponse::ServiceUnavailable().body("The keys cannot be read now. Try again in a moment.")
        }
    }
}
