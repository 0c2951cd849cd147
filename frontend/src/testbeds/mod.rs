//! Pages of testbeds.

mod edit;
mod list;
mod show;

use actix_web::web::{self, ServiceConfig};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/testbeds", web::get().to(list::show))
        .route("/testbeds/new", web::get().to(edit::start))
        .route("/testbeds/new", web::post().to(edit::create))
        .route("/testbeds/{slug}", web::get().to(show::show))
        .route("/testbeds/{slug}/edit", web::get().to(edit::show))
        .route("/testbeds/{slug}/edit", web::post().to(edit::update));
}
