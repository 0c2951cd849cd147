//! Pages of partners' data hosts: how quickly each refuses what was ended, and what it is.

mod edit;
mod list;
mod nodes;
mod of_dataset;
mod show;
mod token;

use actix_web::web::{self, ServiceConfig};

pub use of_dataset::{OfDataset, of_dataset};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/hosts", web::get().to(list::show))
        .route("/hosts/new", web::get().to(edit::start))
        .route("/hosts/new", web::post().to(edit::create))
        .route("/hosts/{id}", web::get().to(show::show))
        .route("/hosts/{id}/edit", web::get().to(edit::show))
        .route("/hosts/{id}/edit", web::post().to(edit::update))
        .route("/hosts/{id}/datasets", web::post().to(show::keep_dataset))
        .route("/hosts/{id}/retire", web::post().to(show::retire))
        .route("/grants/{id}/token", web::post().to(token::show));
}
