//! Who is refused: nobody, strangers, members, other cities, a city that waits to be verified; and nothing changes.

use serde_json::{Value, json};

use super::house::House;
use crate::journey::world::with_id;

/// Tries a mutation as everybody who may not.
async fn refuse(house: &House, mutation: &str, input: &Value) {
    house.w.idle().await;
    let before = house.w.contents.read().await;
    for who in ["nobody", "stranger", "berlin member", "london", "waiting", "admin"] {
        let code = house.w.as_(who).refused(mutation, input.clone(), "__typename").await;
        let expected: &[&str] = if who == "nobody" { &["UNAUTHENTICATED"] } else { &["FORBIDDEN", "NOT_FOUND"] };
        assert!(expected.contains(&code.as_str()), "{mutation} as {who}: {code}");
    }
    let after = house.w.contents.read().await;
    for (table, rows) in &before {
        assert!(after[table] == *rows, "{mutation} was refused and changed {table}");
    }
}

/// Every mutation is refused to those who may not, and faults are told all at once.
pub async fn rights(house: &mut House) {
    let settings = house.settings();
    refuse(house, "harvestSourceCreate", &settings).await;
    let mut own = settings.clone();
    own["organisation"] = json!(house.w.id("waiting"));
    let code = house.w.as_("waiting").refused("harvestSourceCreate", own, "__typename").await;
    assert_eq!(code, "FORBIDDEN", "a city that is not verified does not harvest");

    let mut bad = settings.clone();
    bad["name"] = json!(" ");
    bad["url"] = json!("ftp://daten.example/");
    bad["everyHours"] = json!(0);
    bad["language"] = json!("it");
    let query = "mutation($input: HarvestSourceCreateInput!) { harvestSourceCreate(input: $input) { source { id } } }";
    let answer = house.w.as_("berlin").send(query, json!({"input": bad})).await;
    let expected = ["harvest.name", "harvest.url", "text.unknown_language", "harvest.every_hours"];
    assert_eq!(answer.violations(), expected);

    let source = house.source(json!({"name": "For rights"})).await;
    let mut update = settings;
    update.as_object_mut().unwrap().remove("organisation");
    update["id"] = json!(source);
    refuse(house, "harvestSourceUpdate", &update).await;
    for mutation in ["harvestSourcePause", "harvestSourceResume", "harvestSourceDelete"] {
        refuse(house, mutation, &json!({"id": source})).await;
    }
    refuse(house, "harvestFileUploadBegin", &json!({"source": source, "name": "a.json"})).await;
    refuse(house, "harvestRunStart", &json!({"source": source, "preview": true})).await;
    let code = house
        .w
        .as_("berlin")
        .refused("harvestFileUploadBegin", json!({"source": source, "name": "a.json"}), "__typename")
        .await;
    assert_eq!(code, "REFUSED", "it is asked over the network");

    let read = "query($id: ID!) { harvestSource(id: $id) { name viewerCan } }";
    let steward = house.w.read("berlin", read, with_id(&source)).await;
    assert!(steward["harvestSource"]["viewerCan"].as_array().unwrap().contains(&json!("RUN_START")));
    let member = house.w.read("berlin member", read, with_id(&source)).await;
    assert_eq!(member["harvestSource"]["viewerCan"], json!(["VIEW"]));
    for who in ["nobody", "stranger", "london"] {
        assert!(house.w.read(who, read, with_id(&source)).await["harvestSource"].is_null(), "{who} knows of it");
    }
    states(house, &source).await;
}

/// Pausing, resuming, changing under another's hands, deleting.
async fn states(house: &mut House, source: &str) {
    let id = json!({"id": source});
    let w = &mut house.w;
    let paused = w.act("berlin", "harvestSourcePause", id.clone(), "source { state nextRunAt }").await;
    assert_eq!((&paused["source"]["state"], &paused["source"]["nextRunAt"]), (&json!("PAUSED"), &json!(null)));
    assert_eq!(w.as_("berlin").refused("harvestSourcePause", id.clone(), "__typename").await, "FORBIDDEN");
    let resumed = w.act("berlin", "harvestSourceResume", id.clone(), "source { state lockVersion }").await;
    assert_eq!(resumed["source"]["state"], "ACTIVE");
    let version = resumed["source"]["lockVersion"].clone();
    let change = json!({"id": source, "lockVersion": version, "name": "Renamed", "origin": "URL", "url": "https://a.example/",
                        "language": "de", "cron": "30 3 * * 1"});
    let changed = w.act("berlin", "harvestSourceUpdate", change.clone(), "source { name nextRunAt cron }").await;
    assert_eq!(changed["source"]["name"], "Renamed");
    assert!(changed["source"]["nextRunAt"].as_str().unwrap().contains("T0"), "half past three in Berlin");
    assert_eq!(w.as_("berlin").refused("harvestSourceUpdate", change, "__typename").await, "CONFLICT");
    w.act("berlin", "harvestSourceDelete", id.clone(), "source { state }").await;
    assert_eq!(w.as_("berlin").refused("harvestSourcePause", id, "__typename").await, "NOT_FOUND");
}
