//! Pages of pilots: the list that everybody may read, and one pilot with its steps.

mod list;
mod pilot;
mod state;

use actix_web::web::{ServiceConfig, get, post};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/outcomes", get().to(list::show))
        .route("/pilots", get().to(list::show))
        .route("/pilots/{pilot}", get().to(pilot::show))
        .route("/pilots/{pilot}/prepare", post().to(pilot::prepare))
        .route("/pilots/{pilot}/start", post().to(pilot::start))
        .route("/pilots/{pilot}/finish", post().to(pilot::finish))
        .route("/pilots/{pilot}/never-deployed", post().to(pilot::never_deploy));
}
