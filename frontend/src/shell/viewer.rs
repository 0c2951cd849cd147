//! Who reads the page, as the header needs to know: one small query for each request.

use actix_web::HttpRequest;
use serde::Deserialize;
use serde_json::json;

use super::Backend;

/// The reader, when signed in.
#[derive(Clone, Debug, Deserialize)]
pub struct Viewer {
    /// Global id.
    pub id: String,
    /// The name people see.
    pub name: String,
}

/// Asks who reads; nobody, when the API does not say.
pub async fn who_reads(backend: &dyn Backend, request: &HttpRequest) -> Option<Viewer> {
    let response = backend.execute(request, json!({ "query": "{ viewer { id name } }" })).await;
    Viewer::deserialize(response.get("data")?.get("viewer")?).ok()
}
