//! A portal of somebody else: a small HTTP server whose answers a test sets and changes.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the portal answers to an address.
#[derive(Clone, Debug)]
pub struct Page {
    /// The HTTP status.
    pub status: u16,
    /// More header fields.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Page {
    /// A document.
    pub fn of(body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, headers: Vec::new(), body: body.into() }
    }

    /// A status without a document.
    pub fn status(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    /// With a header field.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

type Answers = Arc<Mutex<Box<dyn Fn(&str) -> Page + Send>>>;

/// The running portal.
pub struct Portal {
    /// Its address, without a trailing slash.
    pub url: String,
    /// `127.0.0.1:port`, for `--allow-host`.
    pub host: String,
    answers: Answers,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Portal {
    /// Starts with nothing to say.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let answers: Answers = Arc::new(Mutex::new(Box::new(|_: &str| Page::status(404))));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (shared, log) = (answers.clone(), asked.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, shared.clone(), log.clone()));
            }
        });
        Self { url: format!("http://{host}"), host, answers, asked }
    }

    /// From now on it answers so, by path and query.
    pub fn answer(&self, with: impl Fn(&str) -> Page + Send + 'static) {
        *self.answers.lock().unwrap() = Box::new(with);
        self.asked.lock().unwrap().clear();
    }

    /// What it was asked since its answers were set.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

async fn serve(mut stream: TcpStream, answers: Answers, asked: Arc<Mutex<Vec<String>>>) {
    let mut head = Vec::new();
    let mut part = [0_u8; 1024];
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        match stream.read(&mut part).await {
            Ok(0) | Err(_) => return,
            Ok(count) => head.extend_from_slice(&part[..count]),
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let target = head.split_whitespace().nth(1).unwrap_or("/").to_owned();
    asked.lock().unwrap().push(target.clone());
    let page = (answers.lock().unwrap())(&target);
    let mut answer = format!("HTTP/1.1 {} X\r\nconnection: close\r\n", page.status);
    if !page.headers.iter().any(|(name, _)| name == "content-length") {
        answer.push_str(&format!("content-length: {}\r\n", page.body.len()));
    }
    for (name, value) in &page.headers {
        answer.push_str(&format!("{name}: {value}\r\n"));
    }
    answer.push_str("\r\n");
    let _ = stream.write_all(answer.as_bytes()).await;
    let _ = stream.write_all(&page.body).await;
    let _ = stream.shutdown().await;
}

/// A CKAN portal with these packages (identifier, title), so many on a page.
pub fn ckan(packages: &[(&str, &str)], rows: usize) -> impl Fn(&str) -> Page + Send + use<> {
    let packages: Vec<(String, String)> =
        packages.iter().map(|(id, title)| ((*id).to_owned(), (*title).to_owned())).collect();
    move |target| {
        let start = target.split("start=").nth(1).and_then(|rest| rest.split('&').next()?.parse().ok()).unwrap_or(0);
        let results: Vec<serde_json::Value> =
            packages.iter().skip(start).take(rows).map(|(id, title)| package(id, title)).collect();
        let body = serde_json::json!({"success": true, "result": {"count": packages.len(), "results": results}});
        Page::of(body.to_string())
    }
}

/// One package.
pub fn package(id: &str, title: &str) -> serde_json::Value {
    serde_json::json!({
        "id": id, "name": id, "title": title, "notes": format!("About {title}."), "state": "active",
        "license_title": "Datenlizenz Deutschland Namensnennung 2.0", "author": "Amt für Statistik",
        "metadata_modified": "2026-10-01T08:00:00.000000", "tags": [{"name": "statistik"}],
        "resources": [{"id": "r", "name": "Tabelle", "url": format!("https://daten.example/{id}.csv"), "format": "CSV"}],
    })
}
