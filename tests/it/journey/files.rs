//! Bytes to and from signed URLs.

use reqwest::{Method, Response, StatusCode};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::world::World;

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Puts bytes to a signed URL; what the program says of the file.
pub async fn put(w: &World, url: &str, media_type: &str, bytes: Vec<u8>) -> Value {
    let request = w.as_("nobody").http().put(url).header("content-type", media_type).body(bytes);
    let answer = request.send().await.unwrap();
    let status = answer.status();
    let text = answer.text().await.unwrap();
    assert_eq!(status, StatusCode::CREATED, "{text}");
    serde_json::from_str(&text).unwrap()
}

/// Gets a signed URL, or a range of it.
pub async fn get(w: &World, url: &str, range: Option<&str>) -> Response {
    let mut request = w.as_("nobody").http().request(Method::GET, url);
    if let Some(range) = range {
        request = request.header("range", range);
    }
    request.send().await.unwrap()
}

/// The whole body behind a signed URL.
pub async fn whole(w: &World, url: &str) -> Vec<u8> {
    let answer = get(w, url, None).await;
    assert_eq!(answer.status(), StatusCode::OK);
    answer.bytes().await.unwrap().to_vec()
}

/// A URL that must be refused; the code that its problem details name.
pub async fn refused(w: &World, url: &str, status: StatusCode) -> String {
    let answer = get(w, url, None).await;
    assert_eq!(answer.status(), status, "{url}");
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    let problem: Value = answer.json().await.unwrap();
    assert_eq!(problem["status"], status.as_u16());
    problem["code"].as_str().unwrap().to_owned()
}
