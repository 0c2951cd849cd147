//! A source from its first preview on: created, repeated, changed there and here, dropped, returned, confirmed, and
//! read by its schedule.

use serde_json::{Value, json};

use super::house::{House, RUN, count};
use super::portal::{Page, ckan, package};
use crate::journey::world::with_id;

const SIX: [(&str, &str); 6] =
    [("a", "Bäume"), ("b", "Brunnen"), ("c", "Märkte"), ("d", "Radwege"), ("e", "Spielplätze"), ("f", "Wahlen")];

/// The whole life.
pub async fn life(house: &mut House) {
    let source = house.source(json!({"name": "Life"})).await;
    preview_and_create(house, &source).await;
    repeat(house, &source).await;
    changes(house, &source).await;
    small_drop(house, &source).await;
    big_drop(house, &source).await;
    review(house).await;
    schedule(house).await;
}

async fn preview_and_create(house: &mut House, source: &str) {
    house.portal.answer(ckan(&SIX, 2));
    let before = house.kept().await;
    let preview = house.run(source, true).await;
    assert_eq!((&preview["state"], &preview["records"], &preview["pages"]), (&json!("DONE"), &json!(6), &json!(3)));
    assert_eq!((count(&preview, "CREATED"), &preview["complete"]), (6, &json!(true)));
    assert_eq!(house.kept().await, before, "a preview writes its report alone");
    let asked = house.portal.asked();
    assert!(asked[0].starts_with("/api/3/action/package_search?"), "{asked:?}");
    assert_eq!(
        asked.iter().filter_map(|one| one.split("start=").nth(1)?.split('&').next()).collect::<Vec<_>>(),
        ["0", "2", "4"]
    );

    let run = house.run(source, false).await;
    assert_eq!((count(&run, "CREATED"), &run["format"]), (6, &json!("CKAN")));
    let public = house.datasets("nobody").await;
    assert_eq!(public.len(), 6, "published automatically, for everybody");
    let one = house.dataset("a").await;
    assert_eq!((&one["state"], &one["title"]["text"]), (&json!("PUBLISHED"), &json!("Bäume")));
    assert_eq!(one["licence"], "Datenlizenz Deutschland Namensnennung 2.0");
    let files = json!([{"name": "Tabelle", "accessUrl": "https://daten.example/a.csv", "mediaType": "text/csv"}]);
    assert_eq!(one["currentVersion"]["distributions"], files, "the file stays at the source");
    let origin = &one["provenance"];
    assert_eq!(origin["notStated"], json!(["personalData", "contact"]));
    assert_eq!(serde_json::from_str::<Value>(origin["raw"].as_str().unwrap()).unwrap(), package("a", "Bäume"));
    let item = &run["items"]["nodes"][0];
    assert_eq!((&item["outcome"], &item["dataset"]["slug"]), (&json!("CREATED"), &json!("baeume")));
    let notes = item["notes"].as_array().unwrap();
    assert!(notes.iter().any(|note| note["field"] == "modified" && note["what"] == "CLEANED"), "{notes:?}");
}

async fn repeat(house: &mut House, source: &str) {
    let before = house.kept().await;
    let again = house.run(source, false).await;
    assert_eq!((count(&again, "UNCHANGED"), count(&again, "CREATED")), (6, 0));
    assert_eq!(house.kept().await, before, "an unchanged hash is not written");
    // The same title twice is two datasets; the same identifier twice is one.
    house.portal.answer(ckan(&[("g", "Bäume"), ("g", "Bäume"), ("h", "Bäume")], 10));
    let twin = house.source(json!({"name": "Twins"})).await;
    let run = house.run(&twin, false).await;
    assert_eq!((count(&run, "CREATED"), count(&run, "UNUSABLE")), (2, 1));
    assert_eq!(run["items"]["nodes"][1]["code"], "harvest.repeated");
    assert_ne!(house.dataset("g").await["slug"], house.dataset("h").await["slug"]);
}

async fn changes(house: &mut House, source: &str) {
    // A steward corrects the licence of one and gives it a contact; both change at the source.
    let b = house.dataset("b").await;
    let input = json!({"id": b["id"], "licence": "dl-de/by-2-0", "contact": "daten@berlin.example"});
    house.w.act("berlin", "datasetUpdate", input, "dataset { licence }").await;
    let changed = |target: &str| {
        let mut page: Value = serde_json::from_slice(&ckan(&SIX, 10)(target).body).unwrap();
        let all = page["result"]["results"].as_array_mut().unwrap();
        all[1]["license_title"] = json!("cc-by");
        all[1]["notes"] = json!("<p>Neu &amp; besser</p>");
        all[2]["resources"][0]["url"] = json!("https://daten.example/c-neu.csv");
        Page::of(page.to_string())
    };
    house.portal.answer(changed);
    let preview = house.run(source, true).await;
    assert_eq!((count(&preview, "UPDATED"), count(&preview, "UNCHANGED")), (2, 4));
    let run = house.run(source, false).await;
    assert_eq!((count(&run, "UPDATED"), count(&run, "UNCHANGED")), (2, 4));
    let b = house.dataset("b").await;
    assert_eq!(
        (&b["licence"], &b["contact"]),
        (&json!("dl-de/by-2-0"), &json!("daten@berlin.example")),
        "kept as corrected here"
    );
    assert_eq!(b["provenance"]["keptHere"], json!(["licence", "contact"]));
    let said = house
        .w
        .read(
            "berlin",
            "query($id: ID!) { dataset(id: $id) { description { text(language: \"de\") } } }",
            json!({"id": b["id"]}),
        )
        .await;
    assert_eq!(said["dataset"]["description"]["text"], "Neu & besser", "what was not touched follows the source");
    let c = house.dataset("c").await;
    assert_eq!(
        (&c["currentVersion"]["number"], &c["currentVersion"]["distributions"][0]["accessUrl"]),
        (&json!(2), &json!("https://daten.example/c-neu.csv"))
    );
}

async fn small_drop(house: &mut House, source: &str) {
    house.portal.answer(ckan(&SIX[..5], 10));
    let preview = house.run(source, true).await;
    assert_eq!((count(&preview, "WITHDRAWN"), &preview["state"]), (1, &json!("DONE")));
    assert_eq!(house.dataset("f").await["state"], "PUBLISHED", "a preview withdraws nothing");
    let run = house.run(source, false).await;
    assert_eq!((count(&run, "WITHDRAWN"), &run["known"], &run["missing"]), (1, &json!(6), &json!(1)));
    let gone = house.dataset("f").await;
    assert_eq!(gone["state"], "WITHDRAWN");
    assert!(gone["notice"].as_str().unwrap().starts_with("Not listed by its source any more (Life)"));
    assert!(gone["provenance"]["goneAt"].is_string());
    let run = house.run(source, false).await;
    assert_eq!((count(&run, "WITHDRAWN"), &run["known"]), (0, &json!(5)), "withdrawn once");

    house.portal.answer(ckan(&SIX, 10));
    let run = house.run(source, false).await;
    assert_eq!(count(&run, "RETURNED"), 1);
    let back = house.dataset("f").await;
    assert_eq!((&back["id"], &back["state"], &back["notice"]), (&gone["id"], &json!("PUBLISHED"), &json!(null)));
    assert_eq!(back["currentVersion"]["distributions"][0]["accessUrl"], "https://daten.example/f.csv");
}

async fn big_drop(house: &mut House, source: &str) {
    let other = house.source(json!({"name": "Big drop"})).await;
    let five: Vec<(&str, &str)> = vec![("k1", "Eins"), ("k2", "Zwei"), ("k3", "Drei"), ("k4", "Vier"), ("k5", "Fünf")];
    house.portal.answer(ckan(&five, 10));
    house.run(&other, false).await;
    let before = house.kept().await;
    house.portal.answer(ckan(&[("k1", "Eins, neu")], 10));
    let id = house.begin(&other, false).await;
    let run = house.ended(&id).await;
    assert_eq!((&run["state"], &run["known"], &run["missing"]), (&json!("NEEDS_CONFIRMATION"), &json!(5), &json!(4)));
    assert_eq!(house.kept().await, before, "nothing changes before a person has looked");
    for (who, code) in [
        ("nobody", "UNAUTHENTICATED"),
        ("stranger", "NOT_FOUND"),
        ("london", "NOT_FOUND"),
        ("berlin member", "FORBIDDEN"),
        ("admin", "FORBIDDEN"),
    ] {
        for mutation in ["harvestRunConfirm", "harvestRunRefuse"] {
            assert_eq!(
                house.w.as_(who).refused(mutation, json!({"id": id}), "__typename").await,
                code,
                "{mutation} as {who}"
            );
        }
    }
    let refused = house.w.act("berlin", "harvestRunRefuse", json!({"id": id}), "run { state }").await;
    assert_eq!(refused["run"]["state"], "REFUSED");
    assert_eq!(house.w.as_("berlin").refused("harvestRunConfirm", json!({"id": id}), "__typename").await, "CONFLICT");
    assert_eq!(house.kept().await, before);

    let id = house.begin(&other, false).await;
    assert_eq!(house.ended(&id).await["state"], "NEEDS_CONFIRMATION");
    house.w.act("berlin", "harvestRunConfirm", json!({"id": id}), "run { state }").await;
    let run = house.ended(&id).await;
    assert_eq!((&run["state"], count(&run, "WITHDRAWN"), count(&run, "UPDATED")), (&json!("DONE"), 4, 1));
    assert_eq!(house.dataset("k5").await["state"], "WITHDRAWN");
    assert_eq!(house.dataset("k1").await["title"]["text"], "Eins, neu");

    // An empty catalogue is a drop of everything; a newer run takes the place of one that waits.
    house.portal.answer(ckan(&[], 10));
    let waits = house.begin(source, false).await;
    assert_eq!(house.ended(&waits).await["state"], "NEEDS_CONFIRMATION");
    house.portal.answer(ckan(&SIX, 10));
    house.run(source, false).await;
    let seen = house.w.read("berlin", RUN, with_id(&waits)).await;
    assert_eq!(seen["harvestRun"]["state"], "SUPERSEDED");

    // What a steward withdrew here stays withdrawn.
    let e = house.dataset("e").await;
    house
        .w
        .act("berlin", "datasetWithdraw", json!({"id": e["id"], "reason": "Wrong data."}), "dataset { state }")
        .await;
    let mut six = SIX;
    six[4].1 = "Spielplätze, neu";
    house.portal.answer(ckan(&six, 10));
    let run = house.run(source, false).await;
    assert_eq!(count(&run, "KEPT"), 1);
    assert_eq!(house.dataset("e").await["state"], "WITHDRAWN");
}

/// Without automatic publishing datasets are drafts; the steward publishes, though the source says little.
async fn review(house: &mut House) {
    let source = house.source(json!({"name": "Review", "publishAutomatically": false})).await;
    house.portal.answer(ckan(&[("r1", "Zur Durchsicht")], 10));
    house.run(&source, false).await;
    assert!(house.datasets("nobody").await.iter().all(|one| one["title"]["text"] != "Zur Durchsicht"));
    let draft = house.dataset("r1").await;
    assert_eq!(draft["state"], "DRAFT");
    house.w.act("berlin", "datasetPublish", json!({"id": draft["id"]}), "dataset { state }").await;
    assert_eq!(house.dataset("r1").await["state"], "PUBLISHED");
}

async fn schedule(house: &mut House) {
    house.portal.answer(ckan(&[("s1", "Nach Plan")], 10));
    let source = house.source(json!({"name": "Schedule", "everyHours": 6})).await;
    let runs = "query($id: ID!) { harvestSource(id: $id) { nextRunAt runs { nodes { scheduled state } } } }";
    assert_eq!(house.w.read("berlin", runs, with_id(&source)).await["harvestSource"]["runs"]["nodes"], json!([]));
    house.w.travel(7).await;
    let one = |seen: &Value| seen["harvestSource"]["runs"]["nodes"] == json!([{"scheduled": true, "state": "DONE"}]);
    let seen = house.w.until("berlin", runs, with_id(&source), one).await;
    assert!(seen["harvestSource"]["nextRunAt"].as_str().unwrap() > house.w.instant(12).as_str());
    // A failure by the schedule is told to the stewards; one by hand they see.
    house.portal.answer(|_| Page::status(404));
    let told = house.w.inbox("berlin").await.iter().filter(|kind| *kind == "harvest_failed").count();
    house.w.travel(14).await;
    let failed = |seen: &Value| seen["harvestSource"]["runs"]["nodes"][0]["state"] == "FAILED";
    house.w.until("berlin", runs, with_id(&source), failed).await;
    house.w.idle().await;
    let now = house.w.inbox("berlin").await.iter().filter(|kind| *kind == "harvest_failed").count();
    assert_eq!((told, now), (0, 1));
    house.w.act("berlin", "harvestSourcePause", json!({"id": source}), "source { state }").await;
}
