//! Bounds how often one network address reads the public catalogue, its feeds and the signed lists, in each process.
//!
//! These reads are open to everybody and cost some work, so nobody may take all of it; whoever harvests us at a humane
//! pace never notices. They are counted in memory: a counter in the database (`accounts::throttle`) would make every
//! read a write.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::Mutex;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT, ACCEPT_LANGUAGE, CACHE_CONTROL, HeaderName, RETRY_AFTER};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse, web};
use intercity_domain::kernel::{Language, Timestamp};

use crate::edge::Edge;

/// How long a window is, in seconds; it begins with the first read.
const WINDOW: i64 = 60;

/// So many addresses are remembered; beyond them new ones are not counted until windows end.
const MOST: usize = 50_000;

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    /// Searches, documents and feeds.
    Catalogue,
    /// Keys and the list of revocations: every partner's host asks for them all day, often from behind one address.
    Keys,
}

/// The counters of one process.
#[derive(Debug)]
pub struct Reads {
    most: u32,
    counted: Mutex<HashMap<(Kind, IpAddr), Window>>,
}

#[derive(Clone, Copy, Debug)]
struct Window {
    began: i64,
    reads: u32,
}

impl Reads {
    /// Twenty a second.
    pub const USUAL: u32 = 1_200;

    /// At most so many reads of the catalogue in a minute, and ten times as many of keys and list; 0 for no bound.
    pub fn new(most: u32) -> Self {
        Self { most, counted: Mutex::default() }
    }

    /// Counts one read; the seconds to wait when it was one too many.
    fn count(&self, kind: Kind, address: IpAddr, now: Timestamp) -> Option<i64> {
        let most = match kind {
            Kind::Catalogue => self.most,
            Kind::Keys => self.most.saturating_mul(10),
        };
        if most == 0 {
            return None;
        }
        let now = now.timestamp();
        let alive = |window: &Window| (window.began..window.began + WINDOW).contains(&now);
        // A lock that broke bounds nothing; reading goes on.
        let mut all = self.counted.lock().ok()?;
        let key = (kind, network(address));
        if all.len() >= MOST && !all.contains_key(&key) {
            all.retain(|_, window| alive(window));
            if all.len() >= MOST {
                return None;
            }
        }
        let window = all.entry(key).or_insert(Window { began: now, reads: 0 });
        if !alive(window) {
            *window = Window { began: now, reads: 0 };
        }
        window.reads = window.reads.saturating_add(1);
        (window.reads > most).then(|| (window.began + WINDOW - now).max(1))
    }
}

/// Whoever has one address of version 6 has the 2^64 beside it.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.into(),
            None => Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX)).into(),
        },
    }
}

/// Refuses reads beyond the bound with 429, `Retry-After` and a sentence.
///
/// # Errors
/// Those of the handler.
pub async fn bound<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    match over(request.request()) {
        Some(wait) => {
            let answer = refuse(request.request(), wait);
            Ok(request.into_response(answer).map_into_right_body())
        }
        None => next.call(request).await.map(ServiceResponse::map_into_left_body),
    }
}

fn over(request: &HttpRequest) -> Option<i64> {
    let kind = kind(request.method(), request.path())?;
    let reads = request.app_data::<web::Data<Reads>>()?;
    let now = request.app_data::<web::Data<Edge>>()?.context.now();
    reads.count(kind, reader(request)?, now)
}

fn kind(method: &Method, path: &str) -> Option<Kind> {
    if method != Method::GET && method != Method::HEAD {
        return None;
    }
    if ["/.well-known/jwks.json", "/.well-known/grant-revocations"].contains(&path) {
        return Some(Kind::Keys);
    }
    if path == "/catalog" || path.starts_with("/catalog.") || path.starts_with("/catalog/") || path == "/datasets" {
        return Some(Kind::Catalogue);
    }
    let (slug, rest) = path.strip_prefix("/datasets/").map(|rest| rest.split_once('/').unwrap_or((rest, "")))?;
    (!slug.is_empty() && matches!(rest, "" | "policy.jsonld")).then_some(Kind::Catalogue)
}

/// The address that reads. What a proxy in our own network says of whom it speaks for is believed, of others nothing.
fn reader(request: &HttpRequest) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip();
    let ours = match network(peer) {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private(),
        IpAddr::V6(_) => match peer {
            IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local(),
            IpAddr::V4(_) => false,
        },
    };
    let named = header(request, &HeaderName::from_static("x-forwarded-for"))
        // Each proxy adds at the end whom it heard; what stands before may be anybody's invention.
        .and_then(|hops| hops.rsplit(',').next()?.trim().parse().ok());
    Some(named.filter(|_| ours).unwrap_or(peer))
}

fn refuse(request: &HttpRequest, wait: i64) -> HttpResponse {
    let language = header(request, &ACCEPT_LANGUAGE)
        .and_then(|tags| tags.split([',', ';']).next())
        .and_then(|tag| Language::parse(tag.trim()))
        .unwrap_or(Language::En);
    let sentence = match language {
        Language::De => {
            format!("Von Ihrer Netzadresse kommen zu viele Anfragen. Versuchen Sie es in {wait} Sekunden wieder.")
        }
        Language::En => format!("Too many requests come from your network address. Try again in {wait} seconds."),
        Language::Fr => format!("Trop de requêtes viennent de votre adresse réseau. Réessayez dans {wait} secondes."),
    };
    let mut answer = HttpResponse::build(StatusCode::TOO_MANY_REQUESTS);
    answer.insert_header((RETRY_AFTER, wait.to_string())).insert_header((CACHE_CONTROL, "no-store"));
    if header(request, &ACCEPT).is_some_and(|accept| accept.contains("text/html")) {
        return answer.content_type("text/plain; charset=utf-8").body(format!("{sentence}\n"));
    }
    let body = serde_json::json!({
        "type": "about:blank",
        "title": "Too Many Requests",
        "status": 429,
        "detail": sentence,
        "code": "THROTTLED",
    });
    answer.content_type("application/problem+json").body(body.to_string())
}

fn header<'a>(request: &'a HttpRequest, name: &HeaderName) -> Option<&'a str> {
    request.headers().get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;
    use chrono::DateTime;

    use super::*;

    fn at(seconds: i64) -> Timestamp {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn one_address_waits_and_the_others_read_on() {
        let (reads, one, other) = (Reads::new(3), "192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        for _ in 0..3 {
            assert_eq!(reads.count(Kind::Catalogue, one, at(0)), None);
        }
        assert_eq!(reads.count(Kind::Catalogue, one, at(20)), Some(40));
        assert_eq!(reads.count(Kind::Catalogue, other, at(20)), None);
        assert_eq!(reads.count(Kind::Keys, one, at(20)), None, "keys are counted for themselves");
        assert_eq!(reads.count(Kind::Catalogue, one, at(60)), None, "a new window");
        assert_eq!(reads.count(Kind::Catalogue, one, at(-100)), None, "a clock that was set back keeps nobody out");
        assert_eq!(Reads::new(0).count(Kind::Catalogue, one, at(0)), None);
    }

    #[test]
    fn a_network_of_version_six_is_one_reader() {
        let reads = Reads::new(1);
        assert_eq!(reads.count(Kind::Catalogue, "2a00:1450:1:2::1".parse().unwrap(), at(0)), None);
        assert!(reads.count(Kind::Catalogue, "2a00:1450:1:2:ffff::9".parse().unwrap(), at(0)).is_some());
        assert_eq!(reads.count(Kind::Catalogue, "2a00:1450:1:3::1".parse().unwrap(), at(0)), None);
    }

    #[test]
    fn many_addresses_take_bounded_memory() {
        let reads = Reads::new(1);
        for n in 0..u32::try_from(MOST).unwrap() + 10 {
            reads.count(Kind::Catalogue, std::net::Ipv4Addr::from(n).into(), at(0));
        }
        assert_eq!(reads.counted.lock().unwrap().len(), MOST);
        reads.count(Kind::Catalogue, "2a00::1".parse().unwrap(), at(61));
        assert_eq!(reads.counted.lock().unwrap().len(), 1, "windows that have ended make room");
    }

    #[test]
    fn only_public_reads_are_counted() {
        for path in [
            "/catalog",
            "/catalog.ttl",
            "/catalog.atom",
            "/catalog/city-of-berlin.jsonld",
            "/catalog/files/1",
            "/datasets",
            "/datasets/trees",
            "/datasets/trees.rdf",
            "/datasets/trees/policy.jsonld",
        ] {
            assert_eq!(kind(&Method::GET, path), Some(Kind::Catalogue), "{path}");
            assert_eq!(kind(&Method::HEAD, path), Some(Kind::Catalogue), "{path}");
            assert_eq!(kind(&Method::POST, path), None, "{path}");
        }
        for path in
            ["/", "/datasets/", "/datasets/trees/manage", "/catalogue", "/graphql", "/files/d/1", "/.well-known/"]
        {
            assert_eq!(kind(&Method::GET, path), None, "{path}");
        }
        for path in ["/.well-known/jwks.json", "/.well-known/grant-revocations"] {
            assert_eq!(kind(&Method::GET, path), Some(Kind::Keys), "{path}");
        }
    }

    #[test]
    fn only_a_proxy_of_ours_speaks_for_others() {
        let asked = |peer: &str, hops: &str| {
            let request = TestRequest::default().peer_addr(peer.parse().unwrap());
            reader(&request.insert_header(("x-forwarded-for", hops)).to_http_request()).unwrap().to_string()
        };
        assert_eq!(asked("127.0.0.1:9", "9.9.9.9, 198.51.100.7"), "198.51.100.7");
        assert_eq!(asked("10.0.0.2:9", "198.51.100.7"), "198.51.100.7");
        assert_eq!(asked("[::1]:9", "198.51.100.7"), "198.51.100.7");
        assert_eq!(asked("203.0.113.5:9", "198.51.100.7"), "203.0.113.5", "a stranger may claim anything");
        assert_eq!(asked("127.0.0.1:9", "nonsense"), "127.0.0.1");
    }
}
