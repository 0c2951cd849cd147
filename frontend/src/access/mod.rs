//! Pages of access: asking for data, deciding, using and ending grants.

mod asked;
mod duties;
mod duty;
mod form;
mod grant;
mod grant_change;
mod grant_renew;
mod grant_verbs;
mod grants;
mod mine;
mod nodes;
mod obliged;
mod of_dataset;
mod policy;
mod policy_form;
mod policy_nodes;
mod records;
mod request;
mod request_edit;
mod request_new;
mod request_verbs;
mod requests;
mod sanctions;
mod send;
mod vocabulary;

use actix_web::web::{ServiceConfig, get, post, resource};

pub use of_dataset::{PolicySection, of_dataset};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config.configure(obligations);
    config
        .service(resource("/grants").route(get().to(grants::show)))
        .service(resource("/grants/{id}").route(get().to(grant::show)))
        .service(resource("/grants/{id}/download").route(post().to(grant::download)))
        .service(resource("/grants/{id}/change").route(post().to(grant_change::change)))
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

/// What keeps, ends and follows a grant, and who has access to what.
fn obligations(config: &mut ServiceConfig) {
    config
        .service(resource("/my-access").route(get().to(mine::show)))
        .service(resource("/access-records").route(get().to(records::show)))
        .service(resource("/closing-duties").route(get().to(duties::show)))
        .service(resource("/closing-duties/{id}").route(get().to(duty::show)))
        .service(resource("/closing-duties/{id}/attest").route(post().to(duty::attest)))
        .service(resource("/closing-duties/{id}/decide").route(post().to(duty::decide)))
        .service(resource("/sanctions").route(get().to(sanctions::show)))
        .service(
            resource("/grants/{grant}/sanctions/{id}/lift")
                .route(get().to(sanctions::ask))
                .route(post().to(sanctions::lift)),
        )
        .service(resource("/grants/{id}/terms").route(post().to(grant_change::accept)))
        .service(resource("/grants/{id}/versions").route(post().to(grant_change::follow)))
        .service(resource("/grants/{id}/renew").route(get().to(grant_renew::show)).route(post().to(grant_renew::send)))
        .service(
            resource("/grants/{id}/give-back")
                .route(get().to(grant_verbs::give_back))
                .route(post().to(grant_verbs::given_back)),
        )
        .service(
            resource("/grants/{id}/people/{person}/off")
                .route(get().to(grant_verbs::take_off))
                .route(post().to(grant_verbs::taken_off)),
        )
        .service(
            resource("/grants/{id}/report")
                .route(get().to(grant_verbs::report))
                .route(post().to(grant_verbs::require_report)),
        )
        .service(
            resource("/grants/{id}/misconduct")
                .route(get().to(grant_verbs::misconduct))
                .route(post().to(grant_verbs::end_for_misconduct)),
        );
}
