//! Pages of access: asking for data, deciding, using and ending grants.

mod grant;
mod grants;
mod nodes;
mod request;
mod request_new;
mod requests;

use actix_web::web::{ServiceConfig, get, post, resource};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .service(resource("/grants").route(get().to(grants::show)))
        .service(resource("/grants/{id}").route(get().to(grant::show)))
        .service(resource("/grants/{id}/download").route(post().to(grant::download)))
        .service(resource("/grants/{id}/change").route(post().to(grant::change)))
        .service(resource("/access-requests").route(get().to(requests::show)))
        .service(
            resource("/access-requests/new").route(get().to(request_new::show)).route(post().to(request_new::send)),
        )
        .service(resource("/access-requests/{id}").route(get().to(request::show)))
        .service(resource("/access-requests/{id}/decide").route(post().to(request::decide)))
        .service(resource("/access-requests/{id}/withdraw").route(post().to(request::withdraw)));
}
