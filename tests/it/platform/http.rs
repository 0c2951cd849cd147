//! GraphQL over HTTP: media types, methods, limits; health; a graceful end.

use intercity_tests::{App, Database, Files};
use serde_json::json;

async fn on(database: Database, files: Files) {
    let mut app = App::start(database, files).await;
    let http = intercity_tests::http_client().build().unwrap();
    let url = format!("{}/graphql", app.url);

    // POST in the old media type, GET in the new one.
    let answer = http.post(&url).json(&json!({"query": "{ version }"})).send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "application/json; charset=utf-8");
    assert!(answer.headers().contains_key("x-request-id"));
    let get = http
        .get(&url)
        .query(&[("query", "{ version }")])
        .header("accept", "application/graphql-response+json, application/json;q=0.5")
        .send()
        .await
        .unwrap();
    assert_eq!(get.status(), 200);
    assert_eq!(get.headers()["content-type"], "application/graphql-response+json; charset=utf-8");

    // A GET never changes anything.
    let mutation = http.get(&url).query(&[("query", "mutation { ping }")]).send().await.unwrap();
    assert_eq!(mutation.status(), 405);

    // What cannot be understood is 400 in the new media type, 200 in the old one.
    for (accept, status) in [("application/graphql-response+json", 400), ("application/json", 200)] {
        for query in ["{ nonsense", "{ nonsense }"] {
            let bad = http.post(&url).header("accept", accept).json(&json!({"query": query})).send().await.unwrap();
            assert_eq!(bad.status(), status, "{accept} {query}");
            let body: serde_json::Value = bad.json().await.unwrap();
            assert!(body.get("data").is_none() && body["errors"][0]["message"].is_string(), "{body}");
        }
    }
    assert_eq!(http.post(&url).body("{}").send().await.unwrap().status(), 415);
    assert_eq!(http.post(&url).header("accept", "text/html").json(&json!({})).send().await.unwrap().status(), 406);
    let huge = json!({"query": "{ version }", "variables": {"x": "x".repeat(300_000)}});
    assert_eq!(http.post(&url).json(&huge).send().await.unwrap().status(), 413);

    // Fragments that double: refused before execution, at once.
    let mut doubling = String::from("{ ...F0 }");
    for n in 0..60 {
        doubling.push_str(&format!(" fragment F{n} on Query {{ ...F{m} ...F{m} }}", m = n + 1));
    }
    doubling.push_str(" fragment F60 on Query { version }");
    let answer = app.nobody().send(&doubling, json!({})).await;
    assert_eq!(answer.code().as_deref(), Some("TOO_COMPLEX"));

    assert!(http.get(format!("{}/healthz", app.url)).send().await.unwrap().status().is_success());
    assert!(app.terminate(), "the program did not end well: {}", app.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn on_sqlite_and_a_folder() {
    on(Database::Sqlite, Files::Folder).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql_and_s3() {
    on(Database::Postgres, Files::S3).await;
}
