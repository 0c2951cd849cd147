//! Where the bytes of an upload go, in the schema; every feature with files answers with it.

use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};

/// Where to send the bytes of a file.
#[derive(SimpleObject)]
pub struct UploadLink {
    /// The signed address, at our own host.
    pub url: String,
    /// The HTTP method.
    pub method: &'static str,
    /// Headers to send along.
    pub headers: Vec<UploadHeader>,
    /// From then on the link is refused.
    pub expires_at: DateTime<Utc>,
}

/// A header to send along.
#[derive(SimpleObject)]
pub struct UploadHeader {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}
