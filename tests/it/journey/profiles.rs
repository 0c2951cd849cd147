//! Beside step 2: the worker profiles every file, and of restricted data everybody sees only what the steward discloses.

use serde_json::{Value, json};

use super::data::RESTRICTED;
use super::world::{NOBODY, Who, World, with_id};

const PROFILE: &str = "query($id: ID!) { distribution(id: $id) { name profile {
    disclosed state finishedAt reason { code } format encoding delimiter hasHeader rows complete raggedRows
    hiddenColumns columns(first: 100) { totalCount nodes { name kind nulls distinct min max top { value count } bars { count } } }
    firstRows place { epsg rows boundingBox map { shown dots } } } } }";

/// What somebody sees of a file's profile.
async fn seen(w: &World, who: Who, file: &str) -> Value {
    w.read(who, PROFILE, with_id(&w.id(file))).await["distribution"]["profile"].clone()
}

/// Open data shows everything; restricted data what its steward says.
pub async fn look(w: &mut World) {
    let done = |seen: &Value| seen["distribution"]["profile"]["state"] == "DONE";
    let open = w.until(NOBODY, PROFILE, with_id(&w.id("open distribution")), done).await;
    let open = &open["distribution"]["profile"];
    assert_eq!(open["disclosed"], "EVERYTHING");
    assert_eq!((&open["rows"], &open["columns"]["totalCount"]), (&json!(543), &json!(20)));
    assert_eq!((&open["place"]["epsg"], &open["place"]["map"]["shown"]), (&json!(25833), &json!(543)));
    assert_eq!(open["firstRows"].as_array().unwrap().len(), 20);
    w.until("steward", PROFILE, with_id(&w.id("restricted distribution")), done).await;
    for who in [NOBODY, "ada", "berlin"] {
        let hidden = seen(w, who, "restricted distribution").await;
        assert_eq!(hidden["disclosed"], "NOTHING", "{who}");
        assert!(
            hidden["state"].is_null() && hidden["rows"].is_null() && hidden["format"].is_null(),
            "{who}: {hidden:#}"
        );
        assert_eq!((&hidden["columns"]["totalCount"], &hidden["firstRows"]), (&json!(0), &json!([])));
    }
    let all = seen(w, "steward", "restricted distribution").await;
    assert_eq!(
        (&all["disclosed"], &all["rows"], &all["hasHeader"]),
        (&json!("EVERYTHING"), &json!(15413), &json!(false))
    );
    disclose(w).await;
    again(w).await;
}

async fn disclose(w: &mut World) {
    let id = w.id(RESTRICTED);
    let input = json!({"dataset": id, "level": "SCHEMA", "hiddenColumns": ["x".repeat(201)]});
    let long = "mutation($input: DatasetProfileDisclosureSetInput!) { datasetProfileDisclosureSet(input: $input) { __typename } }";
    let refused = w.as_("steward").send(long, json!({"input": input})).await;
    assert_eq!(refused.violations(), ["profile.hidden_columns"]);
    let input = json!({"dataset": id, "level": "SUMMARY", "hiddenColumns": ["column 1", " column 1 "]});
    let set = "dataset { profileDisclosure { level hiddenColumns } }";
    let set = w.act("steward", "datasetProfileDisclosureSet", input, set).await;
    let disclosure = json!({"level": "SUMMARY", "hiddenColumns": ["column 1"]});
    assert_eq!(set["dataset"]["profileDisclosure"], disclosure);
    let public = "query($id: ID!) { dataset(id: $id) { profileDisclosure { level hiddenColumns } } }";
    let public = w.read(NOBODY, public, with_id(&id)).await;
    assert_eq!(public["dataset"]["profileDisclosure"], json!({"level": "SUMMARY", "hiddenColumns": []}));
    summary(&seen(w, NOBODY, "restricted distribution").await);
}

/// The restricted file with one column hidden, and nothing that a single row says.
fn summary(seen: &Value) {
    assert_eq!((&seen["disclosed"], &seen["rows"]), (&json!("SUMMARY"), &json!(15413)));
    assert_eq!((&seen["hiddenColumns"], &seen["columns"]["totalCount"]), (&json!(1), &json!(3)));
    let nodes = seen["columns"]["nodes"].as_array().unwrap();
    let names: Vec<&str> = nodes.iter().map(|node| node["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["column 2", "column 3", "column 4"]);
    assert!(nodes.iter().all(|node| node["top"] == json!([])));
    assert_eq!((&nodes[2]["min"], &nodes[2]["max"]), (&json!("0"), &json!("100362256")));
    assert_eq!((&nodes[1]["min"], &nodes[1]["bars"], &nodes[1]["distinct"]), (&Value::Null, &json!([]), &json!(20)));
    assert_eq!(seen["firstRows"], json!([]));
}

async fn again(w: &mut World) {
    let before = seen(w, "steward", "restricted distribution").await;
    let input = json!({"id": w.id("restricted distribution")});
    let asked = w.act("steward", "distributionProfileRepeat", input, "profile { state }").await;
    // The worker may have begun by the time the answer is made.
    assert!(["WAITING", "RUNNING"].contains(&asked["profile"]["state"].as_str().unwrap()), "{asked}");
    let id = with_id(&w.id("restricted distribution"));
    let renewed = |seen: &Value| {
        let profile = &seen["distribution"]["profile"];
        profile["state"] == "DONE" && profile["finishedAt"] != before["finishedAt"]
    };
    let after = w.until("steward", PROFILE, id, renewed).await["distribution"]["profile"].clone();
    assert_eq!(after["columns"], before["columns"], "the same file has the same profile");
}

/// Who may read the data under a grant sees its whole profile, and only as long.
pub async fn under_grant(w: &World, holds: bool) {
    let ada = seen(w, "ada", "restricted distribution").await;
    if holds {
        assert_eq!((&ada["disclosed"], &ada["columns"]["totalCount"]), (&json!("EVERYTHING"), &json!(4)));
        assert_eq!(ada["firstRows"][0], json!(["0500", "2016", "in", "9994"]));
    } else {
        summary(&ada);
    }
    summary(&seen(w, "cleo", "restricted distribution").await);
}
