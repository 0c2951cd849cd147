//! Pages of submissions: entering a challenge, the editor, sending and receipts, the team and its invitations, and
//! what the cities received.

pub mod answer;
mod apply;
pub mod ask;
mod draft;
mod edit;
mod file;
mod invitation;
mod list;
pub mod nodes;
mod plan;
mod received;
mod show;
mod submit;
mod team;
mod typed;
mod verbs;
mod version;

use actix_web::web::{self, ServiceConfig};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/challenges/{slug}/apply", web::get().to(apply::show))
        .route("/challenges/{slug}/apply", web::post().to(apply::create))
        .route("/challenges/{slug}/submissions", web::get().to(received::show))
        .route("/submissions", web::get().to(list::show))
        .route("/submissions/{id}", web::get().to(show::show))
        .route("/submissions/{id}/edit", web::get().to(edit::show))
        .route("/submissions/{id}/edit", web::post().to(edit::write))
        .route("/submissions/{id}/files/{question}", web::get().to(file::show))
        .route("/submissions/{id}/files/{question}", web::post().to(file::upload))
        .route("/submissions/{id}/files/{question}/begin", web::post().to(file::begin_pieces))
        .route("/submissions/{id}/files/{question}/content", web::get().to(file::content))
        .route("/submissions/{id}/submit", web::get().to(submit::show))
        .route("/submissions/{id}/submit", web::post().to(submit::send))
        .route("/submissions/{id}/reopen", web::post().to(show::reopen))
        .route("/submissions/{id}/withdraw", web::post().to(show::withdraw))
        .route("/submissions/{id}/versions/{number}", web::get().to(version::show))
        .route("/submissions/{id}/versions/{number}/files/{question}", web::get().to(file::sent))
        .route("/submissions/{id}/team", web::get().to(team::show))
        .route("/submissions/{id}/team/rename", web::post().to(team::rename))
        .route("/submissions/{id}/team/invite", web::post().to(team::invite))
        .route("/submissions/{id}/team/remove", web::post().to(team::remove))
        .route("/submissions/{id}/team/lead", web::post().to(team::hand_over))
        .route("/submissions/{id}/team/leave", web::post().to(team::leave))
        .route("/team-invitations/{id}", web::get().to(invitation::show))
        .route("/team-invitations/{id}", web::post().to(invitation::answer));
}
