//! Pages of questions for data that is not listed: asking a city, answering, declining, taking back.

mod ask;
mod list;
mod nodes;
mod show;
mod verbs;

use actix_web::web::{ServiceConfig, get, post, resource};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .service(resource("/data-requests").route(get().to(list::show)))
        .service(resource("/data-requests/new").route(get().to(ask::show)).route(post().to(ask::send)))
        .service(resource("/data-requests/{id}").route(get().to(show::show)))
        .service(resource("/data-requests/{id}/answer").route(post().to(verbs::answer)))
        .service(resource("/data-requests/{id}/decline").route(post().to(verbs::decline)))
        .service(resource("/data-requests/{id}/withdraw").route(post().to(verbs::withdraw)));
}
