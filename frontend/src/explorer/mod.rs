//! The API explorer: an editor that runs requests, and a reference of the schema that works without scripts.

mod introspection;
mod reference;

use actix_web::web::{ServiceConfig, get};
use askama::Template;

use crate::shell::{Answer, Page};

#[derive(Template)]
#[template(path = "explorer/explorer.html")]
struct ExplorerPage {
    page: Page,
}

/// Registers the pages of the explorer.
pub fn configure(config: &mut ServiceConfig) {
    config.route("/explorer", get().to(show)).route("/explorer/reference", get().to(reference::show));
}

async fn show(page: Page) -> Answer {
    page.render(&ExplorerPage { page: page.clone() })
}
