//! The client: names are resolved by us and only public addresses of them are used, so that neither a redirect nor a
//! changed name leads inside.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use futures_util::{StreamExt, TryStreamExt};
use intercity_domain::kernel::outside::{Ask, Method, Outside, Reply, bounded};
use intercity_domain::kernel::queue::figures::Breaker;
use intercity_domain::kernel::{Error, Result};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::{Attempt, Policy};
use url::{Host, Url};

use super::address::is_public;
use super::breaker::Breakers;

/// How many redirects are followed.
const REDIRECTS: usize = 5;

/// Hosts that may be asked although they lie inside, by name or address, for tests and for portals of one's own house.
#[derive(Clone, Debug, Default)]
pub struct Allowed(Arc<[String]>);

impl Allowed {
    /// These, each `host` or `host:port`.
    pub fn new(hosts: impl IntoIterator<Item = String>) -> Self {
        Self(hosts.into_iter().map(|host| host.trim().to_ascii_lowercase()).filter(|host| !host.is_empty()).collect())
    }

    fn holds(&self, url: &Url) -> bool {
        let Some(host) = url.host_str() else { return false };
        let with_port = format!("{host}:{}", url.port_or_known_default().unwrap_or_default());
        self.0.iter().any(|one| one == host || *one == with_port)
    }

    fn names(&self, name: &str) -> bool {
        self.0.iter().any(|one| one.split(':').next() == Some(name))
    }
}

/// Asks over HTTP.
#[derive(Clone, Debug)]
pub struct HttpOutside {
    client: reqwest::Client,
    allowed: Allowed,
    breakers: Breakers,
}

impl HttpOutside {
    /// A client that reaches the public network and the hosts that are allowed beside it.
    ///
    /// # Errors
    /// `Internal` when TLS cannot be set up.
    pub fn new(allowed: Allowed) -> Result<Self> {
        Self::with_names(allowed, Arc::new(SystemNames))
    }

    /// The same with names looked up elsewhere than in the system.
    ///
    /// # Errors
    /// `Internal` when TLS cannot be set up.
    pub fn with_names(allowed: Allowed, names: Arc<dyn Names>) -> Result<Self> {
        let (resolver, on_redirect) = (Public { allowed: allowed.clone(), names }, allowed.clone());
        let client = reqwest::Client::builder()
            .user_agent(concat!("Intercity/", env!("CARGO_PKG_VERSION")))
            .dns_resolver(Arc::new(resolver))
            .redirect(Policy::custom(move |attempt| follow(&on_redirect, attempt)))
            .connect_timeout(Duration::from_secs(10))
            .pool_idle_timeout(Duration::from_secs(20))
            .no_proxy()
            .build()
            .map_err(Error::internal)?;
        Ok(Self { client, allowed, breakers: Breakers::default() })
    }
}

#[async_trait]
impl Outside for HttpOutside {
    async fn ask(&self, ask: Ask) -> Result<Reply> {
        let url = Url::parse(&ask.url).map_err(|_invalid| not_an_address())?;
        permitted(&self.allowed, &url)?;
        let method = match ask.method {
            Method::Get => reqwest::Method::GET,
            Method::Head => reqwest::Method::HEAD,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Delete => reqwest::Method::DELETE,
        };
        let host = url.host_str().unwrap_or_default().to_owned();
        let door = format!("{host}:{}", url.port_or_known_default().unwrap_or_default());
        self.breakers.admit(&door, Instant::now())?;
        let mut request = self.client.request(method, url).timeout(ask.timeout);
        for (name, value) in &ask.headers {
            request = request.header(name, value);
        }
        if let Some(body) = ask.body {
            request = request.body(body);
        }
        let sent = request.send().await.map_err(|error| unanswered(&host, &error));
        // Overload and an outage behind the server count like silence; every other answer shows that it lives. What we
        // refused ourselves says nothing.
        match &sent {
            Ok(reply) if !matches!(reply.status().as_u16(), 502..=504) => self.breakers.succeeded(&door),
            Ok(_) | Err(Error::Unavailable(_)) => self.breakers.failed(&door, Instant::now(), Breakers::chance()),
            Err(_) => {}
        }
        let reply = sent?;
        let headers = reply
            .headers()
            .iter()
            .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
            .collect();
        let (status, url) = (reply.status().as_u16(), reply.url().to_string());
        let body = reply.bytes_stream().map_err(move |error| unanswered(&host, &error));
        Ok(Reply { status, headers, url, body: bounded(body.boxed(), ask.max_bytes) })
    }

    fn breakers(&self) -> Vec<Breaker> {
        self.breakers.standing(Instant::now())
    }
}

/// Whether an address may be asked, as far as it can be told without resolving its name.
fn permitted(allowed: &Allowed, url: &Url) -> Result<()> {
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(not_an_address());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::refused("outside.credentials", "url", "Leave user name and password out of the address."));
    }
    let inside = match url.host() {
        Some(Host::Ipv4(address)) => !is_public(address.into()),
        Some(Host::Ipv6(address)) => !is_public(address.into()),
        // Names are looked at when they are resolved.
        Some(Host::Domain(_)) | None => false,
    };
    if inside && !allowed.holds(url) { Err(Inside.into()) } else { Ok(()) }
}

fn follow(allowed: &Allowed, attempt: Attempt<'_>) -> reqwest::redirect::Action {
    if attempt.previous().len() > REDIRECTS {
        return attempt.error("too many redirects");
    }
    match permitted(allowed, attempt.url()) {
        Ok(()) => attempt.follow(),
        Err(_) => attempt.error(Inside),
    }
}

/// The name or address lies inside.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the address does not lie in the public network")]
struct Inside;

impl From<Inside> for Error {
    fn from(_: Inside) -> Self {
        Self::refused(
            "outside.not_public",
            "url",
            "This address does not lie in the public network. An operator can allow its host with --allow-host.",
        )
    }
}

fn not_an_address() -> Error {
    Error::refused("outside.address", "url", "Give a whole address that begins with http:// or https://.")
}

/// No answer came; the reason in words, without what the library adds of the address.
fn unanswered(host: &str, error: &reqwest::Error) -> Error {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(one) = cause {
        if one.is::<Inside>() {
            return Inside.into();
        }
        cause = one.source();
    }
    tracing::info!(host, %error, "another server did not answer");
    let why = if error.is_timeout() {
        "took too long"
    } else if error.is_connect() {
        "cannot be reached"
    } else if error.is_redirect() {
        "redirects too often"
    } else {
        "broke off"
    };
    Error::Unavailable(format!("{host} {why}."))
}

/// Where names are looked up.
#[async_trait]
pub trait Names: Send + Sync {
    /// The addresses of a name at this moment.
    ///
    /// # Errors
    /// When there are none, or nobody could be asked.
    async fn addresses(&self, name: &str) -> std::io::Result<Vec<SocketAddr>>;
}

/// The resolver of the system.
struct SystemNames;

#[async_trait]
impl Names for SystemNames {
    async fn addresses(&self, name: &str) -> std::io::Result<Vec<SocketAddr>> {
        Ok(tokio::net::lookup_host((name, 0)).await?.collect())
    }
}

/// Resolves names, and keeps what lies outside. A connection goes to what is kept here and nowhere else: a name is not
/// looked up once to be judged and again to be connected to.
struct Public {
    allowed: Allowed,
    names: Arc<dyn Names>,
}

impl Resolve for Public {
    fn resolve(&self, name: Name) -> Resolving {
        let free = self.allowed.names(name.as_str());
        let names = self.names.clone();
        Box::pin(async move {
            let found = names.addresses(name.as_str()).await?;
            let (kept, inside): (Vec<SocketAddr>, Vec<SocketAddr>) =
                found.into_iter().partition(|one| free || is_public(one.ip()));
            if kept.is_empty() && !inside.is_empty() {
                return Err(Box::new(Inside) as Box<dyn std::error::Error + Send + Sync>);
            }
            Ok(Box::new(kept.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
#[path = "client_tests.rs"]
mod tests;
