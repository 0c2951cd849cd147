//! Pages of datasets.

pub use nodes::ByteCount;

mod corrections;
mod download;
mod edit;
mod files;
mod list;
mod manage;
pub mod nodes;
mod show;
mod wishes;

use actix_web::web::{self, ServiceConfig};

/// Registers the pages of this feature.
pub fn configure(config: &mut ServiceConfig) {
    config
        .route("/datasets", web::get().to(list::show))
        .route("/datasets/new", web::get().to(edit::start))
        .route("/datasets/new", web::post().to(edit::create))
        .route("/datasets/{slug}", web::get().to(show::show))
        .route("/datasets/{slug}/edit", web::get().to(edit::show))
        .route("/datasets/{slug}/edit", web::post().to(edit::update))
        .route("/datasets/{slug}/manage", web::get().to(manage::show))
        .route("/datasets/{slug}/terms", web::post().to(manage::set_terms))
        .route("/datasets/{slug}/correct", web::post().to(manage::correct))
        .route("/datasets/{slug}/version", web::post().to(manage::start_version))
        .route("/datasets/{slug}/publish", web::post().to(manage::publish))
        .route("/datasets/{slug}/deprecate", web::post().to(manage::deprecate))
        .route("/datasets/{slug}/withdraw", web::post().to(manage::withdraw))
        .route("/datasets/{slug}/files", web::post().to(files::upload))
        .route("/datasets/{slug}/files/begin", web::post().to(files::begin))
        .route("/datasets/{slug}/files/remove", web::post().to(files::remove))
        .route("/datasets/{slug}/download", web::post().to(download::download));
}

/// Key of the name of a frequency.
fn frequency_key(code: &str) -> String {
    format!("catalogue-frequency-{}", code.to_lowercase().replace('_', "-"))
}

/// JSON as it may stand in a script element: nothing in it can end the element or begin a comment.
fn embedded(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    #[test]
    fn embedded_json_cannot_leave_its_element() {
        let text = super::embedded("{\"a\":\"</script><!-- & -->\"}");
        assert!(!text.contains(['<', '>', '&']));
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["a"], "</script><!-- & -->");
    }
}
