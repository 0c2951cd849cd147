//! Pages of profiles: what is in a file, and what of that is public.

mod disclosure;
mod draw;
mod file;
pub mod nodes;
mod words;

use actix_web::web::{self, ServiceConfig};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/datasets/{slug}/profiles", web::get().to(disclosure::show))
        .route("/datasets/{slug}/profiles", web::post().to(disclosure::set))
        .route("/datasets/{slug}/files/{id}", web::get().to(file::show))
        .route("/datasets/{slug}/files/{id}/profile", web::post().to(file::repeat));
}
