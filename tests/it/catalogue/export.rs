//! The export over HTTP: forms, wishes, marks, pages, cities, files; checked by rdflib and the official shapes.

use std::collections::BTreeSet;

use intercity_tests::{App, Database, http_client};
use reqwest::{Client, Response, StatusCode, redirect};

use super::{bulk, checker, demonstration};

const OPEN: &str = "berlin-elektro-ladesaeulen-2020";
const RESTRICTED: &str = "london-station-entry-exit-2016";

fn client() -> Client {
    http_client().redirect(redirect::Policy::none()).build().unwrap()
}

async fn get(app: &App, path: &str, accept: &str) -> Response {
    client().get(format!("{}{path}", app.url)).header("accept", accept).send().await.unwrap()
}

fn head<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

/// The same address in all forms.
async fn forms(app: &App, stem: &str, query: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mut all = Vec::new();
    for ending in ["ttl", "jsonld", "rdf"] {
        let response = get(app, &format!("{stem}.{ending}{query}"), "*/*").await;
        assert_eq!(response.status(), StatusCode::OK, "{stem}.{ending}{query}");
        all.push((ending, response.bytes().await.unwrap().to_vec()));
    }
    all
}

async fn valid(app: &App, stem: &str, query: &str) -> String {
    let documents = forms(app, stem, query).await;
    let checked = checker::rdf(&documents);
    assert!(checked.well, "{stem}{query}: {}", checked.said);
    String::from_utf8(documents[0].1.clone()).unwrap()
}

async fn wishes(app: &App) {
    let page = format!("/datasets/{OPEN}");
    for (path, accept, kind) in [
        ("/catalog", "*/*", "text/turtle; charset=utf-8"),
        ("/catalog", "application/json", "application/ld+json"),
        ("/catalog", "application/rdf+xml;q=0.9, text/turtle;q=0.8", "application/rdf+xml; charset=utf-8"),
        (page.as_str(), "text/turtle", "text/turtle; charset=utf-8"),
        (page.as_str(), "application/ld+json, text/html;q=0.5", "application/ld+json"),
        (page.as_str(), "*/*", "text/html; charset=utf-8"),
        (page.as_str(), "text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
    ] {
        let response = get(app, path, accept).await;
        assert_eq!((response.status(), head(&response, "content-type")), (StatusCode::OK, kind), "{path} {accept}");
        assert!(head(&response, "vary").contains("Accept"), "{path} {accept}: {:?}", response.headers());
    }
    assert_eq!(get(app, "/catalog", "image/png").await.status(), StatusCode::NOT_ACCEPTABLE);
    let people = get(app, "/catalog", "text/html").await;
    assert_eq!((people.status(), head(&people, "location")), (StatusCode::SEE_OTHER, "/datasets"));
    for path in
        ["/catalog.ttl?page=99", "/catalog.ttl?page=0", "/catalog/nobody.ttl", "/datasets/nothing.ttl", "/catalog.csv"]
    {
        assert_eq!(get(app, path, "*/*").await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

async fn marks(app: &App) {
    let first = get(app, "/catalog.ttl", "*/*").await;
    let etag = head(&first, "etag").to_owned();
    assert!(etag.starts_with("W/\""), "{etag}");
    assert_eq!(head(&first, "access-control-allow-origin"), "*");
    let links: Vec<&str> = first.headers().get_all("link").iter().map(|value| value.to_str().unwrap()).collect();
    assert!(links.iter().any(|link| link.contains("catalog.jsonld?page=1>; rel=\"alternate\"")), "{links:?}");
    let again = client().get(format!("{}/catalog.ttl", app.url)).header("if-none-match", &etag).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert!(again.bytes().await.unwrap().is_empty());
    let other = client().get(format!("{}/catalog.rdf", app.url)).header("if-none-match", &etag).send().await.unwrap();
    assert_eq!(other.status(), StatusCode::OK, "another form has another mark");
    let asked = client().head(format!("{}/catalog.ttl", app.url)).send().await.unwrap();
    assert_eq!((asked.status(), head(&asked, "etag")), (StatusCode::OK, etag.as_str()));
}

async fn files(app: &App, turtle: &str) {
    let address = turtle.split("dcat:downloadURL <").nth(1).and_then(|rest| rest.split('>').next()).unwrap();
    let path = &address[address.find("/catalog/files/").unwrap()..];
    let led = get(app, path, "*/*").await;
    assert_eq!(led.status(), StatusCode::TEMPORARY_REDIRECT, "{path}");
    let signed = head(&led, "location");
    let signed = &signed[signed.find("/files/d/").unwrap()..];
    let bytes = get(app, signed, "*/*").await.bytes().await.unwrap();
    assert!(bytes.len() > 1_000, "the file itself");
    let restricted = get(app, &format!("/datasets/{RESTRICTED}.ttl"), "*/*").await.text().await.unwrap();
    assert!(restricted.contains("access-right/RESTRICTED") && !restricted.contains("downloadURL"), "{restricted}");
    let id = restricted.split("#distribution-").nth(1).unwrap();
    let refused = get(app, &format!("/catalog/files/{}", &id[..36]), "*/*").await;
    assert!(refused.status().is_client_error(), "{}", refused.status());
    assert!(!refused.headers().contains_key("location"));
}

async fn pages(app: &mut App, database: Database) {
    bulk::copies(app, database, OPEN, 230).await;
    let mut seen = BTreeSet::new();
    let mut next = Some("/catalog.ttl".to_owned());
    let mut visited = 0;
    while let Some(path) = next {
        let response = get(app, &path, "*/*").await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let links: Vec<String> =
            response.headers().get_all("link").iter().map(|value| value.to_str().unwrap().to_owned()).collect();
        let to = links.iter().find(|link| link.contains("rel=\"next\"")).and_then(|link| link.split(['<', '>']).nth(1));
        next = to.map(|address| address[address.find("/catalog").unwrap()..].to_owned());
        visited += 1;
        let text = response.text().await.unwrap();
        assert_eq!(text.contains("hydra:next "), next.is_some(), "{path}");
        assert_eq!(text.contains("hydra:previous "), visited > 1, "{path}");
        let slugs =
            text.split("/datasets/").skip(1).filter_map(|rest| rest.split_once("#dataset>")).map(|(slug, _)| slug);
        let here: BTreeSet<String> = slugs.filter(|slug| !slug.contains(['>', '#'])).map(str::to_owned).collect();
        assert!(here.len() <= 100 && seen.is_disjoint(&here), "{path}: {}", here.len());
        seen.extend(here);
    }
    assert_eq!(visited, 3);
    assert!(seen.len() > 235 && seen.contains("copy-230") && seen.contains(RESTRICTED), "{}", seen.len());
    valid(app, "/catalog", "?page=2").await;
}

async fn on(database: Database) {
    let mut app = demonstration(database).await;
    let turtle = valid(&app, "/catalog", "").await;
    for part in
        ["hydra:totalItems", "access-right/RESTRICTED", "licence/ODC_BL", "spdx:checksumValue", "geonames.org/2950159"]
    {
        assert!(turtle.contains(part), "{part} is missing");
    }
    valid(&app, &format!("/datasets/{OPEN}"), "").await;
    valid(&app, &format!("/datasets/{RESTRICTED}"), "").await;
    let berlin = valid(&app, "/catalog/berlin", "").await;
    assert!(berlin.contains(OPEN) && !berlin.contains(RESTRICTED), "{berlin}");
    wishes(&app).await;
    marks(&app).await;
    files(&app, &turtle).await;
    pages(&mut app, database).await;
    assert!(!app.log().contains("internal error"), "{}", app.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_export_is_valid_on_sqlite() {
    on(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_export_is_valid_on_postgres() {
    on(Database::Postgres).await;
}
