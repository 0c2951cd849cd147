//! Large files handed to the store: after our check, metered as whole, by an address that dies by itself.

use std::time::Duration;

use intercity_tests::{Database, Files, eventually, http_client};
use reqwest::{Response, StatusCode};
use serde_json::json;

use crate::journey;
use crate::journey::access::{self, GRANT};
use crate::journey::data::{self, RESTRICTED};
use crate::journey::world::{World, with_id};

async fn ask(url: &str, range: Option<&str>) -> Response {
    let http = http_client().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let request = http.get(url);
    let request = if let Some(range) = range { request.header("range", range) } else { request };
    request.send().await.unwrap()
}

async fn used(w: &World, grant: &str) -> u64 {
    w.read("ada", GRANT, with_id(grant)).await["grant"]["bytesUsed"].as_u64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn large_files_go_to_the_store_and_ranges_through_us() {
    let mut w = World::new(Database::Postgres, Files::S3, false).await;
    Box::pin(journey::until_pilots(&mut w)).await;
    let grant = Box::pin(access::approved(&mut w, "ada")).await;
    let bytes = data::bytes(RESTRICTED);
    let size = bytes.len() as u64;
    let url = access::url(&mut w, "ada", &grant).await;
    assert_eq!(ask(&url, None).await.status(), StatusCode::OK, "off unless told");

    w.app.restart_with(&["--store-redirect", "--store-redirect-seconds", "2", "--store-redirect-from", "1000"]).await;
    let before = used(&w, &grant).await;
    let answer = ask(&url, None).await;
    assert_eq!(answer.status(), StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let there = answer.headers()["location"].to_str().unwrap().to_owned();
    assert!(!there.starts_with(&w.app.url), "{there}");
    assert_eq!(used(&w, &grant).await, before + size, "metered as whole");
    let part = ask(&url, Some("bytes=5-9")).await;
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT, "ranges go through us");
    assert_eq!(part.bytes().await.unwrap(), bytes[5..10]);
    assert_eq!(used(&w, &grant).await, before + size + 5);

    let fresh = ask(&url, None).await.headers()["location"].to_str().unwrap().to_owned();
    let stored = ask(&fresh, None).await;
    assert_eq!(stored.status(), StatusCode::OK);
    assert_eq!(stored.bytes().await.unwrap(), bytes);
    let forged = fresh.replacen("X-Amz-Expires=2", "X-Amz-Expires=60", 1);
    assert_ne!(forged, fresh);
    assert_eq!(ask(&forged, None).await.status(), StatusCode::FORBIDDEN, "nobody prolongs it");
    let died = eventually("the store's address to die", Duration::from_secs(20), || async {
        (ask(&fresh, None).await.status() == StatusCode::FORBIDDEN).then_some(())
    });
    assert!(died.await.is_some());

    w.as_("steward").call("grantRevoke", json!({"id": grant, "reason": "Done."}), "grant { state }").await;
    assert_eq!(ask(&url, None).await.status(), StatusCode::FORBIDDEN, "no more addresses");
    w.until("ada", GRANT, with_id(&grant), |seen| seen["grant"]["state"] == "REVOKED").await;
}
