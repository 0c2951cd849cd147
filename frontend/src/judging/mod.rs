//! Pages of judging: the queue and the review for judges; panel, ranking and winners for organisers; the result for teams.

mod ask;
mod panel;
mod panel_verbs;
mod queue;
mod ranking;
mod result;
mod review;

use actix_web::web::{self, ServiceConfig};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/judging", web::get().to(queue::show))
        .route("/judging/assignments/{id}", web::get().to(review::show))
        .route("/judging/assignments/{id}/attest", web::post().to(review::attest))
        .route("/judging/assignments/{id}/conflict", web::post().to(review::conflict))
        .route("/judging/assignments/{id}/review", web::post().to(review::write))
        .route("/judging/assignments/{id}/files/{file}", web::get().to(review::file))
        .route("/judging/stages/{id}", web::get().to(panel::show))
        .route("/judging/stages/{id}/judges", web::post().to(panel::add))
        .route("/judging/stages/{id}/remove", web::post().to(panel::remove))
        .route("/judging/stages/{id}/chair", web::post().to(panel::chair))
        .route("/judging/stages/{id}/assign", web::post().to(panel::assign))
        .route("/judging/stages/{id}/pin", web::post().to(panel::pin))
        .route("/judging/stages/{id}/lift", web::post().to(panel::lift))
        .route("/judging/stages/{id}/ranking", web::get().to(ranking::show))
        .route("/judging/stages/{id}/ranking", web::post().to(ranking::compute))
        .route("/judging/stages/{id}/winners", web::post().to(ranking::pick))
        .route("/judging/stages/{id}/announce", web::get().to(ranking::confirm))
        .route("/judging/stages/{id}/announce", web::post().to(ranking::announce))
        .route("/submissions/{id}/result", web::get().to(result::show))
        .route("/submissions/{id}/result", web::post().to(result::answer));
}
