//! Pages of challenges.

mod actions;
mod brief;
mod data;
mod edit;
mod form;
mod hosts;
mod list;
pub mod nodes;
pub mod question;
mod show;
mod stages;

use actix_web::web::{self, ServiceConfig};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/challenges", web::get().to(list::show))
        .route("/challenges/new", web::get().to(edit::start))
        .route("/challenges/new", web::post().to(edit::create))
        .route("/challenges/{slug}", web::get().to(show::show))
        .route("/challenges/{slug}/edit", web::get().to(edit::show))
        .route("/challenges/{slug}/edit", web::post().to(edit::update))
        .route("/challenges/{slug}/hosts", web::get().to(hosts::show))
        .route("/challenges/{slug}/hosts", web::post().to(hosts::set))
        .route("/challenges/{slug}/data", web::get().to(data::show))
        .route("/challenges/{slug}/data", web::post().to(data::change))
        .route("/challenges/{slug}/briefs/{id}", web::get().to(brief::show))
        .route("/challenges/{slug}/briefs/{id}", web::post().to(brief::update))
        .route("/challenges/{slug}/stages", web::get().to(stages::show))
        .route("/challenges/{slug}/stages", web::post().to(stages::set))
        .route("/challenges/{slug}/form", web::get().to(form::show))
        .route("/challenges/{slug}/form", web::post().to(form::change))
        .route("/challenges/{slug}/form/{which}", web::get().to(form::question))
        .route("/challenges/{slug}/form/{which}", web::post().to(form::set))
        .route("/challenges/{slug}/review", web::post().to(actions::review))
        .route("/challenges/{slug}/return", web::post().to(actions::give_back))
        .route("/challenges/{slug}/publish", web::post().to(actions::publish))
        .route("/challenges/{slug}/extend", web::post().to(actions::extend))
        .route("/challenges/{slug}/cancel", web::post().to(actions::cancel))
        .route("/challenges/{slug}/follow", web::post().to(actions::follow))
        .route("/challenges/{slug}/unfollow", web::post().to(actions::unfollow));
}
