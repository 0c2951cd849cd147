//! Who has access to what: for the steward, for the person concerned, at an instant, and as a table.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::journey::data::RESTRICTED;
use crate::journey::world::{NOBODY, Who, World};

const RECORDS: &str =
    "query($filter: AccessRecordFilter) { accessRecords(first: 100, filter: $filter) { totalCount nodes {
    person { id } team grantId state since until takenOffAt decidedBy purpose terms { number sha256 language } } } }";

async fn read(w: &World, who: Who, filter: Value) -> Vec<Value> {
    let seen = w.read(who, RECORDS, json!({ "filter": filter })).await["accessRecords"].clone();
    let nodes = seen["nodes"].as_array().unwrap().clone();
    assert_eq!(seen["totalCount"], nodes.len());
    nodes
}

/// The grant of two of which one came off.
pub async fn who_has_what(w: &mut World) {
    let (grant, dataset) = (w.id("grant of ada"), w.id(RESTRICTED));
    let (ada, ben) = (w.person("ada").id.clone(), w.person("ben").id.clone());
    let all = read(w, "steward", json!({"dataset": dataset})).await;
    let of = |person: &str| {
        let mine = all.iter().find(|one| one["grantId"] == grant.as_str() && one["person"]["id"] == person);
        mine.unwrap_or_else(|| panic!("{person} in {all:?}")).clone()
    };
    let (first, second) = (of(&ada), of(&ben));
    assert!(first["takenOffAt"].is_null());
    assert_eq!(first["decidedBy"], json!(["steward"]));
    assert_eq!(first["terms"]["language"], "en");
    assert_eq!(second["takenOffAt"], second["until"], "for who came off it ended then");
    assert_eq!(read(w, "steward", json!({"person": ben})).await.len(), 1);
    assert_eq!(read(w, "steward", json!({"dataset": dataset, "at": w.instant(1)})).await, Vec::<Value>::new());
    let organisation = w.id("organisation of berlin");
    assert_eq!(read(w, "steward", json!({"organisation": organisation})).await, Vec::<Value>::new());
    for (words, found) in
        [("BEN", 1), ("ben  lichtung", 1), ("lichtung", all.len()), ("ben open", 0), ("100%", 0), (" ", all.len())]
    {
        assert_eq!(read(w, "steward", json!({"name": words})).await.len(), found, "{words:?}");
    }
    let own = read(w, "ben", json!({})).await;
    assert_eq!(own.len(), 1);
    assert_eq!(own[0]["person"]["id"], ben.as_str(), "the person concerned reads their own alone");
    assert_eq!(read(w, "stranger", json!({})).await, Vec::<Value>::new());
    assert_eq!(w.refused(NOBODY, RECORDS, json!({})).await.as_deref(), Some("UNAUTHENTICATED"));
    table(w, all.len()).await;
}

async fn get(w: &World, who: Who, query: &str) -> (StatusCode, String) {
    let session = w.as_(who);
    let mut request = session.http().get(format!("{}/exports/access-records.csv{query}", w.app.url));
    if let Some(token) = &session.token {
        request = request.bearer_auth(token);
    }
    let answer = request.send().await.unwrap();
    (answer.status(), answer.text().await.unwrap())
}

/// The same as CSV, in which nothing is a formula.
async fn table(w: &World, records: usize) {
    let (status, text) = get(w, "steward", &format!("?dataset={}&language=en", w.id(RESTRICTED))).await;
    assert_eq!(status, StatusCode::OK, "{text}");
    let lines: Vec<&str> = text.split("\r\n").filter(|line| !line.is_empty()).collect();
    assert!(lines[0].starts_with("person_id,person,team,"));
    assert_eq!(lines.len(), 1 + records);
    assert!(text.contains("'=HYPERLINK("), "{text}");
    assert!(!text.contains(",=") && !text.contains(",\"="), "a cell that begins like a formula: {text}");
    let (status, text) = get(w, "stranger", "").await;
    assert_eq!((status, text.lines().count()), (StatusCode::OK, 1), "{text}");
    assert_eq!(get(w, NOBODY, "").await.0, StatusCode::UNAUTHORIZED);
}
