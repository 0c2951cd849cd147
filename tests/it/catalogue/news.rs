//! The feed of news, and what happens to a dataset that is deprecated or withdrawn: in the feed, the catalogue, the list.

use intercity_tests::{App, Database};
use serde_json::json;

use super::{checker, demonstration, signed_in};

async fn read(app: &App, path: &str) -> String {
    app.nobody().http().get(format!("{}{path}", app.url)).send().await.unwrap().text().await.unwrap()
}

async fn on(database: Database) {
    let app = demonstration(database).await;
    let feed = read(&app, "/catalog.atom").await;
    let checked = checker::atom(&feed);
    assert!(checked.well, "{}\n{feed}", checked.said);
    assert!(feed.contains("rel=\"self\"") && feed.contains("rel=\"last\""), "{feed}");
    let berlin = read(&app, "/catalog/berlin.atom?lang=de").await;
    assert!(checker::atom(&berlin).well, "{berlin}");
    assert!(berlin.contains("xml:lang=\"de\"") && !berlin.contains("/datasets/paris-"), "{berlin}");
    let headers = app.nobody().http().get(format!("{}/catalog.atom", app.url)).send().await.unwrap().headers().clone();
    assert_eq!(headers["content-type"], "application/atom+xml; charset=utf-8");
    assert!(headers.contains_key("etag") && headers.contains_key("last-modified"));
    let same = app.nobody().http().get(format!("{}/catalog.atom", app.url)).header("if-none-match", &headers["etag"]);
    assert_eq!(same.send().await.unwrap().status(), 304);

    // What is deprecated says so, comes to the top, and has left nothing unescaped.
    app.set_clock(3_600);
    let staff = signed_in(&app, "staff@berlin.example").await;
    let slug = "berlin-weihnachtsmaerkte-2025";
    let query = "query($slug: String!) { dataset(slug: $slug) { id updatedAt notice state } }";
    let before = staff.ok(query, json!({"slug": slug})).await;
    let id = before["dataset"]["id"].clone();
    let input = json!({"input": {"id": id, "notice": "Use <b>the list</b> of 2026 & later."}});
    staff
        .ok("mutation($input: DatasetDeprecateInput!) { datasetDeprecate(input: $input) { dataset { state } } }", input)
        .await;
    let after = staff.ok(query, json!({"slug": slug})).await;
    assert!(after["dataset"]["updatedAt"].as_str() > before["dataset"]["updatedAt"].as_str(), "{after}");
    let feed = read(&app, "/catalog.atom?lang=de").await;
    assert!(checker::atom(&feed).well, "{feed}");
    let first = feed.split("<entry>").nth(1).unwrap();
    assert!(first.contains(slug) && first.contains("(veraltet)") && first.contains("&lt;b&gt;"), "{first}");
    let turtle = read(&app, &format!("/datasets/{slug}.ttl")).await;
    assert!(
        turtle.contains("dataset-status/DEPRECATED") && turtle.contains("distribution-status/DEPRECATED"),
        "{turtle}"
    );
    let list = read(&app, "/datasets?text=Weihnachtsm%C3%A4rkte").await;
    assert!(list.contains("of 2026 &#38; later"), "the notice stands in the list: {list}");

    // What is withdrawn leaves the catalogue; its own document and the feed say so.
    let input = json!({"input": {"id": id, "reason": "It was wrong."}});
    staff
        .ok("mutation($input: DatasetWithdrawInput!) { datasetWithdraw(input: $input) { dataset { state } } }", input)
        .await;
    assert!(!read(&app, "/catalog.ttl").await.contains(slug));
    let turtle = read(&app, &format!("/datasets/{slug}.ttl")).await;
    assert!(turtle.contains("dataset-status/WITHDRAWN") && !turtle.contains("dcat:Distribution"), "{turtle}");
    let feed = read(&app, "/catalog.atom").await;
    assert!(feed.split("<entry>").nth(1).unwrap().contains("(withdrawn)"), "{feed}");
    let page = read(&app, &format!("/datasets/{slug}")).await;
    assert!(page.contains("It was wrong.") && !page.contains("<script type=\"application/ld+json\">"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn news_are_told_on_sqlite() {
    on(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn news_are_told_on_postgres() {
    on(Database::Postgres).await;
}
