//! The door to the API: the program puts the real one in; pages never see more than this.

use std::io;

use actix_web::HttpRequest;
use async_trait::async_trait;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::stream::LocalBoxStream;
use serde_json::Value;

/// The content of an uploaded file as it arrives.
pub type FileStream = LocalBoxStream<'static, io::Result<Bytes>>;

/// What the pages need from the program around them. Give it to the app as `web::Data<dyn Backend>`:
/// `web::Data::<dyn Backend>::from(Arc::new(backend) as Arc<dyn Backend>)`.
#[async_trait(?Send)]
pub trait Backend: Send + Sync {
    /// Executes a GraphQL request (`query`, `variables`, `operationName`) as the viewer of `request`
    /// and returns the GraphQL response (`data`, `errors`).
    async fn execute(&self, request: &HttpRequest, operation: Value) -> Value;

    /// Streams a file to a signed upload URL that the API gave out, for forms that work without scripts.
    /// What goes wrong is told as one error of a GraphQL response (`message`, `extensions.code`).
    async fn put_file(&self, request: &HttpRequest, url: &str, content: FileStream) -> Result<(), Value>;

    /// The present instant of the program's clock.
    fn now(&self) -> DateTime<Utc>;

    /// Fills `bytes` from the program's source of chance.
    fn random(&self, bytes: &mut [u8]);

    /// The key under which form tokens and flash messages are signed, at least 32 bytes.
    fn secret(&self) -> &[u8];

    /// Where people reach the platform, without a trailing slash.
    fn public_url(&self) -> &str;
}
