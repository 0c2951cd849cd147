//! One address cannot take all of the public catalogue: beyond the bound it is told when to come again.

use reqwest::StatusCode;
use serde_json::Value;

use crate::journey::data::{OPEN, RESTRICTED};
use crate::journey::world::World;

const MOST: usize = 6;

/// Every public address is counted together for one reader; keys are counted for themselves, far more generously.
pub async fn bounded(w: &mut World) {
    w.app.restart_with(&["--public-reads", &MOST.to_string()]).await;
    let http = w.as_("nobody").http().clone();
    let base = w.app.url.clone();
    let get = async |path: &str, header: (&str, &str)| {
        http.get(format!("{base}{path}")).header(header.0, header.1).send().await.unwrap()
    };
    let any = ("accept", "*/*");
    let open = format!("/datasets/{OPEN}");
    let paths = [
        "/catalog.ttl".to_owned(),
        "/catalog.jsonld".to_owned(),
        "/catalog.atom".to_owned(),
        "/datasets?q=strom".to_owned(),
        format!("{open}.rdf"),
        format!("/datasets/{RESTRICTED}/policy.jsonld"),
    ];
    assert_eq!(paths.len(), MOST);
    for path in &paths {
        assert_eq!(get(path, any).await.status(), StatusCode::OK, "{path}");
    }
    for path in paths.iter().chain([&open, &"/datasets".to_owned()]) {
        let answer = get(path, any).await;
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS, "{path}");
        let wait: i64 = answer.headers()["retry-after"].to_str().unwrap().parse().unwrap();
        assert!((1..=60).contains(&wait), "{wait}");
        assert_eq!(answer.headers()["content-type"], "application/problem+json");
        let problem: Value = answer.json().await.unwrap();
        assert_eq!(problem["code"], "THROTTLED");
        assert!(problem["detail"].as_str().unwrap().contains("Try again in"), "{problem}");
    }
    let german =
        http.get(format!("{base}/datasets")).header("accept", "text/html").header("accept-language", "de-DE,de");
    let german = german.send().await.unwrap();
    assert_eq!(german.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(german.text().await.unwrap().contains("Versuchen Sie es in"));

    let elsewhere = get("/catalog.ttl", ("x-forwarded-for", "198.51.100.7")).await;
    assert_eq!(elsewhere.status(), StatusCode::OK, "a proxy of ours speaks for another reader");
    for path in ["/.well-known/jwks.json", "/.well-known/grant-revocations", "/healthz", "/"] {
        assert_eq!(get(path, any).await.status(), StatusCode::OK, "{path}");
    }
    let now = w.read("nobody", "{ now }", serde_json::json!({})).await["now"].as_str().unwrap().to_owned();
    let shift = now.parse::<chrono::DateTime<chrono::Utc>>().unwrap() - chrono::Utc::now();
    w.app.set_clock(shift.num_seconds() + 61);
    let again = intercity_tests::eventually("the next minute", std::time::Duration::from_secs(10), || async {
        (get("/catalog.ttl", any).await.status() == StatusCode::OK).then_some(())
    });
    assert!(again.await.is_some(), "the minute is over");
}
