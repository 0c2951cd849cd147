//! Pages of the queue: jobs with their dead letters, and how the queue stands as a whole.

mod list;
mod queue;

use actix_web::web::{ServiceConfig, get, post, resource};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .service(resource("/admin/jobs").route(get().to(list::show)).route(post().to(list::replay)))
        .service(resource("/admin/jobs/replay").route(post().to(list::replay_many)))
        .service(resource("/admin/queue").route(get().to(queue::show)));
}
