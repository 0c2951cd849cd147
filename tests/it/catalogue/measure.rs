//! How long searching and exporting take over many datasets; asked for by name: `it catalogue::measure --ignored --nocapture`.

use std::time::{Duration, Instant};

use intercity_tests::Database;
use serde_json::json;

use super::{bulk, demonstration};

/// How many datasets there are besides those of the demonstration.
const COUNT: u32 = 6_000;
/// How often each thing is asked for.
const TIMES: usize = 21;

async fn on(database: Database) {
    let mut app = demonstration(database).await;
    let begun = Instant::now();
    bulk::copies(&mut app, database, "berlin-elektro-ladesaeulen-2020", COUNT).await;
    println!("{database:?}: {COUNT} datasets written, indexed and served again in {:?}", begun.elapsed());
    let nobody = app.nobody();
    let list = "query($filter: DatasetFilter, $sort: DatasetSort!) { datasets(filter: $filter, sort: $sort, first: 20) {
        totalCount nodes { slug title { text(language: \"de\") } excerpt(language: \"de\", text: \"ladesäule\") { text hit }
        publisher { name } } } }";
    let facets =
        "query($filter: DatasetFilter) { datasetFacets(filter: $filter) { publishers { count } access { count }
        themes(language: \"de\") { count } formats { count } licences { count } changedWithin { count } } }";
    for (what, query, variables) in [
        ("newest", list, json!({"sort": "NEWEST"})),
        ("by title", list, json!({"sort": "TITLE"})),
        ("a word that all have, best first", list, json!({"sort": "RELEVANCE", "filter": {"text": "ladesäulen"}})),
        ("a word that few have, best first", list, json!({"sort": "RELEVANCE", "filter": {"text": "survey 4711"}})),
        ("counts", facets, json!({})),
        ("counts for a word that all have", facets, json!({"filter": {"text": "ladesäulen"}})),
    ] {
        let mut taken: Vec<Duration> = Vec::new();
        for _ in 0..TIMES {
            let begun = Instant::now();
            nobody.ok(query, variables.clone()).await;
            taken.push(begun.elapsed());
        }
        taken.sort();
        println!("{database:?}: {what}: median {:?}, worst {:?}", taken[TIMES / 2], taken[TIMES - 1]);
    }
    for path in ["/catalog.ttl?page=30", "/catalog.rdf?page=30", "/catalog.atom?page=50", "/datasets"] {
        let begun = Instant::now();
        let text = nobody.http().get(format!("{}{path}", app.url)).send().await.unwrap().text().await.unwrap();
        println!("{database:?}: {path}: {:?}, {} bytes", begun.elapsed(), text.len());
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement, asked for by name"]
async fn on_sqlite() {
    on(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement, asked for by name"]
async fn on_postgres() {
    on(Database::Postgres).await;
}
