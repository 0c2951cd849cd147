//! Searching: three languages, facets that respect the other filters and the viewer, sorting, pages, a guess.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use intercity_tests::{App, Database, Session};
use serde_json::{Value, json};

use super::{bulk, demonstration, signed_in};

const FIND: &str = "query($filter: DatasetFilter, $sort: DatasetSort! = NEWEST, $after: String, $first: Int) {
    datasets(filter: $filter, sort: $sort, after: $after, first: $first) {
        totalCount pageInfo { hasNextPage endCursor } nodes { slug access updatedAt publisher { code }
        title { text(language: \"en\") } excerpt(language: \"de\", text: \"berlin\") { text hit } } } }";
const FACETS: &str = "query($filter: DatasetFilter) { datasetFacets(filter: $filter) {
    publishers { publisher { id code slug } count } access { access count } themes(language: \"de\") { value name count }
    formats { value name count } licences { value name open count } changedWithin { days count } suggestion } }";

async fn slugs(who: &Session, filter: Value, sort: &str) -> Vec<String> {
    let data = who.ok(FIND, json!({"filter": filter, "sort": sort})).await;
    let nodes = data["datasets"]["nodes"].as_array().unwrap();
    nodes.iter().map(|node| node["slug"].as_str().unwrap().to_owned()).collect()
}

async fn words(who: &Session) {
    for (text, slug) in [
        ("Ladesäule", "berlin-elektro-ladesaeulen-2020"),
        ("ladesaeulen BERLIN", "berlin-elektro-ladesaeulen-2020"),
        ("marche quartier", "paris-marches-de-quartier"),
        ("Marchés", "paris-marches-de-quartier"),
        ("gardens", "nyc-greenthumb-gardens"),
        ("garden", "nyc-greenthumb-gardens"),
        ("transports", "london-congestion-charge-zone"),
        ("Verkehr", "london-congestion-charge-zone"),
    ] {
        let found = slugs(who, json!({"text": text}), "RELEVANCE").await;
        assert!(found.contains(&slug.to_owned()), "{text}: {found:?}");
    }
    let found = slugs(who, json!({"text": "air quality"}), "RELEVANCE").await;
    assert!(found[0].contains("air-quality") && found[1].contains("air-quality"), "the best first: {found:?}");
    assert!(slugs(who, json!({"text": "ladesaule zebra"}), "RELEVANCE").await.is_empty(), "every word counts");
    for odd in ["\"", "a* OR b", "') OR 1=1 --", "NEAR(a b)", "!!! & | :*", "x".repeat(400).as_str()] {
        slugs(who, json!({"text": odd}), "RELEVANCE").await;
    }
    let answer = who.send(FIND, json!({"filter": {"text": "x".repeat(501)}})).await;
    assert_eq!(answer.code().as_deref(), Some("REFUSED"));
}

async fn facets(who: &Session) {
    let all = who.ok(FACETS, json!({})).await["datasetFacets"].clone();
    let total = who.ok(FIND, json!({})).await["datasets"]["totalCount"].as_i64().unwrap();
    let sum = |facets: &Value, kind: &str| -> i64 {
        facets[kind].as_array().unwrap().iter().map(|one| one["count"].as_i64().unwrap()).sum()
    };
    assert_eq!((sum(&all, "publishers"), sum(&all, "access")), (total, total));
    // Every choice leads to as many as it promises, alone and beside another filter.
    for base in [json!({}), json!({"access": ["OPEN"]})] {
        let facets = who.ok(FACETS, json!({"filter": base})).await["datasetFacets"].clone();
        for (kind, field) in [("themes", "themes"), ("formats", "formats"), ("licences", "licences")] {
            let choices = facets[kind].as_array().unwrap();
            assert!(!choices.is_empty(), "{kind}");
            for choice in choices {
                let mut filter = base.clone();
                filter[field] = json!([choice["value"]]);
                let found = who.ok(FIND, json!({"filter": filter})).await["datasets"]["totalCount"].clone();
                assert_eq!(found, choice["count"], "{kind} {choice} {base}");
                let narrowed = who.ok(FACETS, json!({"filter": filter})).await["datasetFacets"].clone();
                assert_eq!(narrowed[kind], facets[kind], "a filter does not hide its own choices");
                assert_eq!(json!(sum(&narrowed, "publishers")), choice["count"], "the others respect it");
            }
        }
        for one in facets["publishers"].as_array().unwrap() {
            let mut filter = base.clone();
            filter["publishers"] = json!([one["publisher"]["id"]]);
            assert_eq!(who.ok(FIND, json!({"filter": filter})).await["datasets"]["totalCount"], one["count"]);
        }
    }
    let odbl = all["licences"].as_array().unwrap().iter().find(|one| one["value"] == "odbl-1.0").unwrap();
    assert_eq!((&odbl["name"], &odbl["open"]), (&json!("ODbL 1.0"), &json!(true)));
    assert!(all["themes"].as_array().unwrap().iter().any(|one| one["name"] == "Verkehr"), "{all}");
    assert!(all["changedWithin"].as_array().unwrap().iter().any(|one| one["days"] == 365));
    let typo = who.ok(FACETS, json!({"filter": {"text": "air qualiyt"}})).await;
    assert_eq!(typo["datasetFacets"]["suggestion"], "air quality", "{typo}");
}

/// A draft is found and counted by its publisher alone.
async fn drafts(app: &App) {
    let (staff, nobody) = (signed_in(app, "staff@berlin.example").await, app.nobody());
    let all = staff.ok("{ datasetPublishers { id } }", json!({})).await;
    let input = json!({"input": {"publisher": all["datasetPublishers"][0]["id"], "licence": "CC0",
        "title": {"authoritative": "de", "translations": [{"language": "de", "text": "Xylophonverzeichnis"}]},
        "themes": ["international issues"], "frequency": "jährlich"}});
    let made = staff
        .ok("mutation($input: DatasetCreateInput!) { datasetCreate(input: $input) { dataset { frequency } } }", input)
        .await;
    assert_eq!(made["datasetCreate"]["dataset"]["frequency"], "ANNUAL");
    let filter = json!({"text": "xylophon"});
    assert_eq!(slugs(&staff, filter.clone(), "NEWEST").await, ["xylophonverzeichnis"]);
    assert!(slugs(&nobody, filter.clone(), "NEWEST").await.is_empty());
    let has = |facets: &Value| facets["datasetFacets"]["themes"].to_string().contains("INTR");
    assert!(has(&staff.ok(FACETS, json!({"filter": filter})).await));
    assert!(!has(&nobody.ok(FACETS, json!({})).await), "a count gives nothing away");
    let guess = nobody.ok(FACETS, json!({"filter": {"text": "xylophonverzeichnsi"}})).await;
    assert!(guess["datasetFacets"]["suggestion"].is_null(), "nor does a guess: {guess}");
}

/// Every order, page by page: each dataset once, in that order.
async fn orders(who: &Session) {
    for sort in ["NEWEST", "UPDATED", "TITLE", "RELEVANCE"] {
        let filter = if sort == "RELEVANCE" { json!({"text": "survey"}) } else { json!({}) };
        let mut seen = BTreeSet::new();
        let mut after = Value::Null;
        let mut keys: Vec<DateTime<Utc>> = Vec::new();
        loop {
            let variables = json!({"filter": filter, "sort": sort, "after": after, "first": 37});
            let page = who.ok(FIND, variables).await["datasets"].clone();
            for node in page["nodes"].as_array().unwrap() {
                assert!(seen.insert(node["slug"].as_str().unwrap().to_owned()), "{sort}: {node} twice");
                keys.push(node["updatedAt"].as_str().unwrap().parse().unwrap());
            }
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false {
                assert_eq!(json!(seen.len()), page["totalCount"], "{sort}");
                break;
            }
        }
        if sort == "UPDATED" {
            assert!(keys.is_sorted_by(|one, other| one >= other), "{keys:?}");
        }
        let answer = who.send(FIND, json!({"sort": sort, "filter": filter, "after": "bm9uc2Vuc2U"})).await;
        assert_eq!(answer.code().as_deref(), Some("REFUSED"), "{sort}");
    }
    let titles = who.ok(FIND, json!({"sort": "TITLE", "first": 100, "filter": {"text": "survey"}})).await;
    assert_eq!(titles["datasets"]["nodes"][0]["title"]["text"], "Copied survey 1");
}

async fn on(database: Database) {
    let mut app = demonstration(database).await;
    words(&app.nobody()).await;
    facets(&app.nobody()).await;
    drafts(&app).await;
    bulk::copies(&mut app, database, "berlin-elektro-ladesaeulen-2020", 120).await;
    orders(&app.nobody()).await;
    assert!(!app.log().contains("internal error"), "{}", app.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn datasets_are_found_on_sqlite() {
    on(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn datasets_are_found_on_postgres() {
    on(Database::Postgres).await;
}
