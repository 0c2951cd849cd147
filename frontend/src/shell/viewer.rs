//! Who reads the page, as the header needs to know: one small query for each request.

use actix_web::HttpRequest;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Backend;

/// The reader, when signed in.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Viewer {
    /// Global id.
    pub id: String,
    /// The name people see.
    pub name: String,
    /// What they may do on the whole platform.
    pub platform_role: Option<String>,
    /// Their duties in organisations.
    pub memberships: Vec<Membership>,
    /// Whether they sit on a panel.
    #[serde(skip)]
    pub judges: bool,
    /// Whether they decide about access to a dataset.
    #[serde(skip)]
    pub decides: bool,
    /// Messages that they have not read.
    #[serde(skip)]
    pub unread: i64,
}

/// A duty in an organisation.
#[derive(Clone, Debug, Deserialize)]
pub struct Membership {
    /// Which, as the API writes it.
    pub duty: String,
}

impl Viewer {
    /// Whether they have one of these duties anywhere.
    pub fn holds(&self, duties: &[&str]) -> bool {
        self.memberships.iter().any(|held| duties.contains(&held.duty.as_str()))
    }
}

/// Asks who reads; nobody, when the API does not say.
pub async fn who_reads(backend: &dyn Backend, request: &HttpRequest) -> Option<Viewer> {
    let query = "{ viewer { id name platformRole memberships { duty } } inboxUnread judges decidesAccess }";
    let response = backend.execute(request, json!({ "query": query })).await;
    let data = response.get("data")?;
    let mut viewer = Viewer::deserialize(data.get("viewer")?).ok()?;
    viewer.judges = data.get("judges").and_then(Value::as_bool).unwrap_or_default();
    viewer.decides = data.get("decidesAccess").and_then(Value::as_bool).unwrap_or_default();
    viewer.unread = data.get("inboxUnread").and_then(Value::as_i64).unwrap_or_default();
    Some(viewer)
}
