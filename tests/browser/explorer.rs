//! The API explorer in a real browser, under its strict content policy.

use std::time::Duration;

use fantoccini::Locator;
use intercity_tests::{App, Database, Files, eventually};

use super::driver::{Browser, DESKTOP};

#[tokio::test]
async fn a_request_runs_and_its_link_brings_it_back() {
    let app = App::start(Database::Sqlite, Files::Folder).await;
    let browser = Browser::start(DESKTOP).await;
    browser.client.goto(&format!("{}/explorer", app.url)).await.unwrap();
    let query = browser.client.find(Locator::Id("query")).await.unwrap();
    query.clear().await.unwrap();
    query.send_keys("query Which { version }").await.unwrap();
    browser.client.find(Locator::Id("run")).await.unwrap().click().await.unwrap();
    shows(&browser, "#response", "\"version\"").await;

    browser.client.find(Locator::Id("share")).await.unwrap().click().await.unwrap();
    let link = browser.client.current_url().await.unwrap();
    assert!(link.fragment().is_some_and(|fragment| fragment.len() > 10));
    browser.client.goto("about:blank").await.unwrap();
    browser.client.goto(link.as_str()).await.unwrap();
    let value = browser.script("return document.getElementById('query').value").await;
    assert_eq!(value, "query Which { version }");
    browser.picture("explorer").await;
}

#[tokio::test]
async fn the_schema_can_be_searched() {
    let app = App::start(Database::Sqlite, Files::Folder).await;
    let browser = Browser::start(DESKTOP).await;
    browser.client.goto(&format!("{}/explorer", app.url)).await.unwrap();
    shows(&browser, "#docs", "Query").await;
    browser.client.find(Locator::Id("docs-search")).await.unwrap().send_keys("version").await.unwrap();
    shows(&browser, "#docs", "Query.version").await;
}

async fn shows(browser: &Browser, place: &str, text: &str) {
    let found = eventually(&format!("{text} in {place}"), Duration::from_secs(20), || async {
        let shown = browser.client.find(Locator::Css(place)).await.ok()?.text().await.ok()?;
        shown.contains(text).then_some(())
    })
    .await;
    if found.is_none() {
        let shown = browser.client.source().await.unwrap_or_default();
        panic!("{text} does not stand in {place}: {shown}");
    }
}
