//! Sign-in at the edge: credentials become a viewer, cookies are renewed, keys are published, programs get tokens.

mod cookies;
pub mod credentials;
mod jwks;
mod oauth;

use actix_web::web;

pub use credentials::{Resolved, credentials, resolve};

/// Mounts `/.well-known/jwks.json` and `/oauth/token`.
pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.route("/.well-known/jwks.json", web::get().to(jwks::publish)).service(
        web::resource("/oauth/token")
            .app_data(web::PayloadConfig::new(16 * 1024))
            .route(web::post().to(oauth::token))
            .default_service(web::to(oauth::only_post)),
    );
}
