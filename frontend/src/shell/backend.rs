//! The door to the API: the program puts the real one in; pages never see more than this.

use std::io;

use actix_web::HttpRequest;
use async_trait::async_trait;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::stream::LocalBoxStream;
use serde_json::Value;

/// The content of an uploaded file as it arrives.
pub type FileStream<'a> = LocalBoxStream<'a, io::Result<Bytes>>;

/// What the pages need from the program around them. Give it to the app as `web::Data<dyn Backend>`:
/// `web::Data::<dyn Backend>::from(Arc::new(backend) as Arc<dyn Backend>)`.
#[async_trait(?Send)]
pub trait Backend: Send + Sync {
    /// Executes a GraphQL request (`query`, `variables`, `operationName`) as the viewer of `request`
    /// and returns the GraphQL response (`data`, `errors`).
    async fn execute(&self, request: &HttpRequest, operation: Value) -> Value;

    /// Takes the content of a file to a signed upload address that the API gave out, as a PUT to it would.
    ///
    /// # Errors
    /// What is wrong with it, as an error of a GraphQL response.
    async fn put_file(&self, request: &HttpRequest, upload_url: &str, content: FileStream<'_>) -> Result<(), Value>;

    /// The present instant of the program's clock.
    fn now(&self) -> DateTime<Utc>;

    /// Fills `bytes` from the program's source of chance.
    fn random(&self, bytes: &mut [u8]);

    /// The key under which form tokens and flash messages are signed, at least 32 bytes.
    fn secret(&self) -> &[u8];

    /// Where people reach the platform, without a trailing slash.
    fn public_url(&self) -> &str;
}
