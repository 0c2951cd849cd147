//! What the client asks and what it does not, against names that change while it looks.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;

fn asked(allowed: &[&str], url: &str) -> bool {
    let allowed = Allowed::new(allowed.iter().map(|host| (*host).to_owned()));
    permitted(&allowed, &Url::parse(url).unwrap()).is_ok()
}

#[test]
fn only_the_web_and_only_outside() {
    assert!(asked(&[], "https://example.org/data.json"));
    assert!(!asked(&[], "ftp://example.org/data.json"));
    assert!(!asked(&[], "file:///etc/passwd"));
    assert!(!asked(&[], "http://127.0.0.1/"));
    assert!(!asked(&[], "http://2130706433/"), "an address in one number");
    assert!(!asked(&[], "http://[::1]:8080/"));
    assert!(!asked(&[], "http://user:secret@example.org/"));
}

#[test]
fn an_operator_can_allow_a_host() {
    assert!(asked(&["127.0.0.1"], "http://127.0.0.1:9/"));
    assert!(asked(&["127.0.0.1:9"], "http://127.0.0.1:9/"));
    assert!(!asked(&["127.0.0.1:9"], "http://127.0.0.1:10/"));
}

#[tokio::test]
async fn a_name_that_leads_inside_is_not_asked() {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let outside = HttpOutside::new(Allowed::default()).unwrap();
    let error = outside.ask(Ask::get("http://localhost:9/")).await.unwrap_err();
    assert!(
        matches!(&error, Error::Refused(all) if all.iter().any(|one| one.code == "outside.not_public")),
        "{error:?}"
    );
}

/// Names that answer one thing after another; the last answer stays.
#[derive(Default)]
struct Changing(Mutex<HashMap<String, Vec<Vec<SocketAddr>>>>);

impl Changing {
    fn name(self, name: &str, answers: &[&[&str]]) -> Self {
        let answers = answers.iter().map(|one| one.iter().map(|address| address.parse().unwrap()).collect()).collect();
        self.0.lock().unwrap().insert(name.into(), answers);
        self
    }
}

#[async_trait]
impl Names for Changing {
    async fn addresses(&self, name: &str) -> std::io::Result<Vec<SocketAddr>> {
        let mut all = self.0.lock().unwrap();
        let answers = all.get_mut(name).ok_or_else(|| std::io::Error::other("no such name"))?;
        Ok(if answers.len() > 1 { answers.remove(0) } else { answers[0].clone() })
    }
}

/// A server inside that counts who comes, and sends everybody elsewhere when told to.
struct Inner {
    port: u16,
    came: Arc<AtomicUsize>,
}

impl Inner {
    async fn start(elsewhere: Option<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let came = Arc::new(AtomicUsize::new(0));
        let counted = came.clone();
        #[allow(clippy::disallowed_methods)] // ends with the test
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                let mut head = [0_u8; 1024];
                let _ = stream.read(&mut head).await;
                let answer = match &elsewhere {
                    Some(url) => format!(
                        "HTTP/1.1 302 Found\r\nlocation: {url}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
                    ),
                    None => "HTTP/1.1 200 OK\r\ncontent-length: 6\r\nconnection: close\r\n\r\nsecret".to_owned(),
                };
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        Self { port, came }
    }

    fn visits(&self) -> usize {
        self.came.load(Ordering::SeqCst)
    }
}

fn client(allowed: &[&str], names: Changing) -> HttpOutside {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    HttpOutside::with_names(Allowed::new(allowed.iter().map(|host| (*host).to_owned())), Arc::new(names)).unwrap()
}

/// The public address leads nowhere here, so it is not waited for.
fn shortly(url: String) -> Ask {
    Ask { timeout: Duration::from_millis(300), ..Ask::get(url) }
}

fn code(error: &Error) -> &str {
    match error {
        Error::Refused(all) => &all[0].code,
        _ => "another fault",
    }
}

const PUBLIC: &str = "1.1.1.1:0";
const INSIDE: &str = "127.0.0.1:0";

#[tokio::test]
async fn the_servers_of_these_tests_are_reached_where_they_may_be() {
    let inner = Inner::start(None).await;
    let outside = client(&["portal.example"], Changing::default().name("portal.example", &[&[INSIDE]]));
    let reply = outside.ask(Ask::get(format!("http://portal.example:{}/", inner.port))).await.unwrap();
    assert_eq!(reply.bytes().await.unwrap(), b"secret");
    assert_eq!(inner.visits(), 1);
}

#[tokio::test]
async fn a_name_that_changes_to_an_inner_address_is_refused_when_it_is_connected_to() {
    let inner = Inner::start(None).await;
    let outside = client(&[], Changing::default().name("portal.example", &[&[PUBLIC], &[INSIDE]]));
    let url = format!("http://portal.example:{}/", inner.port);
    // Looked at first, it lies outside: the connection goes there, and nowhere else.
    let first = outside.ask(shortly(url.clone())).await;
    assert!(!first.as_ref().is_err_and(|error| code(error) == "outside.not_public"), "{first:?}");
    let second = outside.ask(shortly(url)).await.unwrap_err();
    assert_eq!(code(&second), "outside.not_public", "{second:?}");
    assert_eq!(inner.visits(), 0);
}

#[tokio::test]
async fn an_inner_address_among_public_ones_is_never_tried() {
    let inner = Inner::start(None).await;
    let outside = client(&[], Changing::default().name("portal.example", &[&[INSIDE, PUBLIC]]));
    let _ = outside.ask(shortly(format!("http://portal.example:{}/", inner.port))).await;
    assert_eq!(inner.visits(), 0);
}

#[tokio::test]
async fn a_redirect_to_a_name_that_changes_is_refused() {
    let inner = Inner::start(None).await;
    let target = format!("http://portal.example:{}/", inner.port);
    let front = Inner::start(Some(target.clone())).await;
    let names = Changing::default().name("front.example", &[&[INSIDE]]).name("portal.example", &[&[PUBLIC], &[INSIDE]]);
    let outside = client(&["front.example"], names);
    let _ = outside.ask(shortly(target)).await;
    let error = outside.ask(Ask::get(format!("http://front.example:{}/", front.port))).await.unwrap_err();
    assert_eq!(code(&error), "outside.not_public", "{error:?}");
    assert_eq!((front.visits(), inner.visits()), (1, 0));
}

#[tokio::test]
async fn a_redirect_to_an_inner_address_is_refused() {
    let inner = Inner::start(None).await;
    let front = Inner::start(Some(format!("http://127.0.0.1:{}/", inner.port))).await;
    let outside = client(&["front.example"], Changing::default().name("front.example", &[&[INSIDE]]));
    let error = outside.ask(Ask::get(format!("http://front.example:{}/", front.port))).await.unwrap_err();
    assert_eq!(code(&error), "outside.not_public", "{error:?}");
    assert_eq!((front.visits(), inner.visits()), (1, 0));
}
