//! The home page and the pages about the site itself.

mod about;
mod front;
mod network;

use actix_web::web::{ServiceConfig, get};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/", get().to(front::show))
        .route("/accessibility", get().to(about::accessibility))
        .route("/privacy", get().to(about::privacy));
}
