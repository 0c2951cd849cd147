//! Where the bytes of an upload go, in the schema; every feature with files answers with it.

use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};
use intercity_domain::files::SignedUrl;

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

/// Where to send the bytes in pieces, by the protocol [tus 1.0](https://tus.io): the upload goes on after any
/// interruption.
#[derive(SimpleObject)]
pub struct ResumableUpload {
    /// The signed address, at our own host: `HEAD` says how far it is, `PATCH` goes on from there, `GET` tells in JSON
    /// what became of it.
    pub url: String,
    /// From then on the upload takes no more bytes, and what has come is removed.
    pub expires_at: DateTime<Utc>,
}

impl From<SignedUrl> for ResumableUpload {
    fn from(signed: SignedUrl) -> Self {
        Self { url: signed.url, expires_at: signed.expires_at }
    }
}

/// A header to send along.
#[derive(SimpleObject)]
pub struct UploadHeader {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}
