//! Step 2: a city publishes an open dataset and a partner a restricted one, from real files.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::facts::{self, en};
use super::files;
use super::profiles;
use super::world::{Who, World, with_id};

/// The open dataset, by slug.
pub const OPEN: &str = "berlin-elektro-ladesaeulen-2020";
/// The restricted dataset, by slug.
pub const RESTRICTED: &str = "london-station-entry-exit-2016";

const FILES: &str = "query($id: ID!) { dataset(id: $id) {
    viewerMayDownload terms { sha256 }
    versions { distributions { id state sha256 size mediaType } }
    currentVersion { distributions { id state sha256 size } } } }";

/// The bytes of a dataset's file.
pub fn bytes(slug: &str) -> Vec<u8> {
    facts::bytes(facts::fact("datasets.json", slug)["file"].as_str().unwrap())
}

/// Both datasets; the restricted one is attached to the challenge.
pub async fn publish(w: &mut World) {
    open(w).await;
    restricted(w).await;
    profiles::look(w).await;
    let input = json!({"id": w.id("challenge"), "datasetId": w.id(RESTRICTED)});
    let attached = w.act("berlin", "challengeAttachDataset", input, "challenge { datasetIds }").await;
    assert_eq!(attached["challenge"]["datasetIds"], json!([w.id(RESTRICTED)]));
}

async fn open(w: &mut World) {
    upload(w, "berlin", "berlin", OPEN).await;
    let id = w.id(OPEN);
    let hidden = w.as_("ada").send(FILES, with_id(&id)).await;
    assert!(hidden.0["data"]["dataset"].is_null(), "a draft is nobody's business: {:#}", hidden.0);
    w.act("berlin", "datasetPublish", json!({"id": id}), "dataset { state }").await;
    let seen = w.read("nobody", FILES, with_id(&id)).await;
    let file = &seen["dataset"]["currentVersion"]["distributions"][0];
    assert_eq!(file["sha256"], files::sha256(&bytes(OPEN)));
    assert_eq!(file["size"], bytes(OPEN).len());
    let distribution = w.keep("open distribution", &file["id"]);
    let url = w.act("nobody", "distributionDownload", json!({"id": distribution}), "url").await;
    let url = url["url"].as_str().unwrap().to_owned();
    assert_eq!(files::whole(w, &url).await, bytes(OPEN));
    let part = files::get(w, &url, Some("bytes=10-19")).await;
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.bytes().await.unwrap(), bytes(OPEN)[10..20]);
    let changed = url.replace("/files/d/", "/files/u/");
    let put = w.as_("nobody").http().put(&changed).body("x").send().await.unwrap();
    assert_eq!(put.status(), StatusCode::FORBIDDEN, "a URL to read does not write");
}

async fn restricted(w: &mut World) {
    upload(w, "steward", "partner", RESTRICTED).await;
    let id = w.id(RESTRICTED);
    let input = json!({"dataset": id, "text": en("Use it for the pilot that you named, and for nothing else.")});
    let set = w.act("steward", "datasetTermsSet", input, "terms { number sha256 }").await;
    assert_eq!(set["terms"]["sha256"].as_str().unwrap().len(), 64);
    w.act("partner", "datasetPublish", json!({"id": id}), "dataset { state }").await;
    let seen = w.read("ada", FILES, with_id(&id)).await;
    assert_eq!(seen["dataset"]["viewerMayDownload"], false);
    assert_eq!(seen["dataset"]["terms"]["sha256"], set["terms"]["sha256"]);
    let file = &seen["dataset"]["currentVersion"]["distributions"][0];
    assert_eq!(file["sha256"], files::sha256(&bytes(RESTRICTED)));
    let distribution = w.keep("restricted distribution", &file["id"]);
    for (who, code) in [("nobody", "UNAUTHENTICATED"), ("ada", "FORBIDDEN"), ("berlin", "FORBIDDEN")] {
        let refused = w.as_(who).refused("distributionDownload", json!({"id": distribution}), "url").await;
        assert_eq!(refused, code, "{who} without a grant");
    }
}

/// A draft with one version and one file that the worker has checked.
async fn upload(w: &mut World, who: Who, publisher: Who, slug: &str) {
    let fact = facts::fact("datasets.json", slug);
    let input = json!({
        "publisher": w.id(&format!("organisation of {publisher}")),
        "slug": slug,
        "title": facts::texts(&fact["title"]),
        "description": facts::texts(&fact["description"]),
        "access": fact["access"].as_str().unwrap().to_uppercase(),
        "licence": fact["licence"],
        "attribution": fact["attribution"],
        "sourceUrl": fact["source_url"],
        "themes": fact["themes"],
    });
    let made = w.act(who, "datasetCreate", input, "dataset { id state slug }").await;
    assert_eq!((&made["dataset"]["state"], &made["dataset"]["slug"]), (&json!("DRAFT"), &json!(slug)));
    let id = w.keep(slug, &made["dataset"]["id"]);
    let missing = w.as_(who).send(
        "mutation($input: DatasetPublishInput!) { datasetPublish(input: $input) { __typename } }",
        json!({"input": {"id": id}}),
    );
    let missing = missing.await.violations();
    assert!(missing.contains(&"dataset.contact_missing".to_owned()), "{missing:?}");
    assert!(missing.contains(&"dataset.version_missing".to_owned()), "every fault at once: {missing:?}");
    let input = json!({"id": id, "contact": "data@city.example", "personalData": en("None."),
                       "policy": {"maxDays": 180, "serviceDays": 5}});
    w.act(who, "datasetUpdate", input, "dataset { contact }").await;
    let version = w.act(who, "datasetVersionCreate", json!({"dataset": id}), "version { id number }").await;
    assert_eq!(version["version"]["number"], 1);
    let body = bytes(slug);
    let input = json!({"version": version["version"]["id"], "name": fact["file"].as_str().unwrap().rsplit('/').next(),
                       "mediaType": fact["media_type"], "size": body.len()});
    let begun = w.act(who, "distributionUploadBegin", input, "file upload { url method headers { name value } }").await;
    assert_eq!(begun["upload"]["method"], "PUT");
    let stored = files::put(w, begun["upload"]["url"].as_str().unwrap(), fact["media_type"].as_str().unwrap(), body);
    assert_eq!(stored.await["sha256"], files::sha256(&bytes(slug)));
    let clean = |seen: &Value| seen["dataset"]["versions"][0]["distributions"][0]["state"] == "CLEAN";
    w.until(who, FILES, with_id(&id), clean).await;
}
