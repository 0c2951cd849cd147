//! Pages of harvesting: sources, their runs, and the report of a run.

mod edit;
mod list;
mod nodes;
mod report;
mod run;
mod source;

use actix_web::web::{self, ServiceConfig};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/harvest", web::get().to(list::show))
        .route("/harvest/new", web::get().to(edit::start))
        .route("/harvest/new", web::post().to(edit::create))
        .route("/harvest/runs/{id}", web::get().to(run::show))
        .route("/harvest/runs/{id}/report.csv", web::get().to(report::download))
        .route("/harvest/runs/{id}/decide", web::post().to(run::decide))
        .route("/harvest/{id}", web::get().to(source::show))
        .route("/harvest/{id}/edit", web::get().to(edit::show))
        .route("/harvest/{id}/edit", web::post().to(edit::update))
        .route("/harvest/{id}/start", web::post().to(source::start))
        .route("/harvest/{id}/state", web::post().to(source::set_state))
        .route("/harvest/{id}/file", web::post().to(source::upload));
}
