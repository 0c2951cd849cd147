//! The door to other people's servers: harvested portals and partners' hosts. Only the worker opens it.

use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};

use super::queue::figures::Breaker;
use super::{Error, Result};

/// How a server is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Method {
    Get,
    Head,
    Post,
    Put,
    Delete,
}

/// One request to a server of somebody else.
#[derive(Clone, Debug)]
pub struct Ask {
    /// How.
    pub method: Method,
    /// Absolute, http or https.
    pub url: String,
    /// Header fields, in lower case.
    pub headers: Vec<(String, String)>,
    /// What is sent along.
    pub body: Option<Vec<u8>>,
    /// The most bytes that are taken of the answer.
    pub max_bytes: u64,
    /// How long the whole exchange may take.
    pub timeout: Duration,
}

impl Ask {
    /// Reads an address, at most 16 MiB within a minute.
    pub fn get(url: impl Into<String>) -> Self {
        Self {
            method: Method::Get,
            url: url.into(),
            headers: Vec::new(),
            body: None,
            max_bytes: 16 * 1024 * 1024,
            timeout: Duration::from_secs(60),
        }
    }

    /// Sends JSON, and takes at most 1 MiB within fifteen seconds.
    pub fn post(url: impl Into<String>, json: Vec<u8>) -> Self {
        Self {
            method: Method::Post,
            headers: vec![("content-type".into(), "application/json".into())],
            body: Some(json),
            max_bytes: 1024 * 1024,
            timeout: Duration::from_secs(15),
            ..Self::get(url)
        }
    }

    /// With one more header field.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_ascii_lowercase(), value.into()));
        self
    }
}

/// What a server answered. A status is an answer, whatever it says.
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Header fields, in lower case; those that are not text are left out.
    pub headers: Vec<(String, String)>,
    /// Where the answer came from, after redirects.
    pub url: String,
    /// The body; an error when it breaks off or is longer than was asked for.
    pub body: BoxStream<'static, Result<Bytes>>,
}

impl Reply {
    /// The first header field with this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Whether the status is one of success.
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// The whole body; bounded by what was asked for.
    ///
    /// # Errors
    /// When the body breaks off or is too long.
    pub async fn bytes(self) -> Result<Vec<u8>> {
        self.body
            .try_fold(Vec::new(), |mut all, chunk| async move {
                all.extend_from_slice(&chunk);
                Ok(all)
            })
            .await
    }
}

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reply").field("status", &self.status).field("url", &self.url).finish_non_exhaustive()
    }
}

/// Asks other people's servers.
#[async_trait::async_trait]
pub trait Outside: Send + Sync {
    /// Asks once. Redirects are followed where that is safe; nothing is tried again.
    ///
    /// # Errors
    /// `Refused` with `outside.*` when the address may not be asked at all; `Unavailable` when no answer came.
    async fn ask(&self, ask: Ask) -> Result<Reply>;

    /// Circuit breakers that are not closed: hosts that failed so often in a row that they are left alone for a while.
    fn breakers(&self) -> Vec<Breaker> {
        Vec::new()
    }
}

/// A body that ends with an error when it grows beyond `max` bytes.
pub fn bounded<S>(body: S, max: u64) -> BoxStream<'static, Result<Bytes>>
where
    S: futures_util::Stream<Item = Result<Bytes>> + Send + 'static,
{
    body.scan(0_u64, move |sum, chunk| {
        *sum = sum.saturating_add(chunk.as_ref().map_or(0, |chunk| chunk.len() as u64));
        let kept = if *sum > max { Err(too_long(max)) } else { chunk };
        std::future::ready(Some(kept))
    })
    .boxed()
}

fn too_long(max: u64) -> Error {
    Error::refused("outside.too_long", "url", format!("The answer is longer than the {max} bytes that are taken."))
}
