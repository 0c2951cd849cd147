//! A probe over HTTP against a running server of ours: what a person with a new or an old link would see.

use std::time::Duration;

use async_trait::async_trait;
use intercity_domain::access::probe::{Answer, Probe};
use intercity_domain::files::SignedUrl;
use intercity_domain::kernel::{Context, Error, FileId, Result};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use url::Url;

/// Knocks at `host:port`, which must be one of our servers reached without TLS, with the path of the signed URL.
#[derive(Clone, Debug)]
pub struct HttpProbe {
    address: String,
}

impl HttpProbe {
    /// Knocks there.
    pub fn new(address: impl Into<String>) -> Self {
        Self { address: address.into() }
    }

    async fn status(&self, url: &SignedUrl) -> std::io::Result<Option<u16>> {
        let parsed = Url::parse(&url.url).map_err(std::io::Error::other)?;
        let target = format!("{}?{}", parsed.path(), parsed.query().unwrap_or_default());
        let host = &self.address;
        let mut stream = TcpStream::connect(host).await?;
        // One byte would prove enough.
        let request = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\nRange: bytes=0-0\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await?;
        let mut head = [0_u8; 12];
        stream.read_exact(&mut head).await?;
        Ok(std::str::from_utf8(&head).ok().and_then(|line| line.strip_prefix("HTTP/1.")?.get(2..5)?.parse().ok()))
    }
}

#[async_trait]
impl Probe for HttpProbe {
    async fn knock(&self, _: &Context, _: FileId, url: &SignedUrl) -> Result<Answer> {
        let unknown = |why: String| Error::Unavailable(format!("The probe found out nothing: {why}."));
        let status = tokio::time::timeout(Duration::from_secs(10), self.status(url))
            .await
            .map_err(|elapsed| unknown(elapsed.to_string()))?
            .map_err(|error| unknown(error.to_string()))?;
        match status {
            Some(status @ (401 | 403 | 404 | 410)) => Ok(Answer::Refused(format!("HTTP {status}"))),
            // Handed to the store by a redirect is served as well.
            Some(200..=299 | 302 | 304 | 307 | 416) => Ok(Answer::Served),
            Some(status) => Err(unknown(format!("HTTP {status}"))),
            None => Err(unknown("no HTTP answer".into())),
        }
    }
}
