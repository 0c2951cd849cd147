//! Pages of access: asking for data, deciding, using and ending grants.

mod asked;
mod form;
mod grant;
mod grants;
mod nodes;
mod of_dataset;
mod policy;
mod policy_form;
mod policy_nodes;
mod request;
mod request_edit;
mod request_new;
mod request_verbs;
mod requests;
mod send;
mod vocabulary;

use actix_web::web::{ServiceConfig, get, post, resource};

pub use of_dataset::{PolicySection, of_dataset};

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
        .service(
            resource("/access-requests/{id}/edit")
                .route(get().to(request_edit::show))
                .route(post().to(request_edit::write)),
        )
        .service(resource("/access-requests/{id}/decide").route(post().to(request_verbs::decide)))
        .service(resource("/access-requests/{id}/recuse").route(post().to(request_verbs::recuse)))
        .service(resource("/access-requests/{id}/withdraw").route(post().to(request_verbs::withdraw)))
        .service(resource("/datasets/{slug}/policy").route(get().to(policy::show)).route(post().to(policy::set)))
        .service(resource("/datasets/{slug}/request-form").route(get().to(form::show)).route(post().to(form::change)))
        .service(
            resource("/datasets/{slug}/request-form/{which}")
                .route(get().to(form::question))
                .route(post().to(form::set)),
        );
}
