//! How much an organisation may store: who says so, what counts, and how a refusal reads.

use intercity_tests::{Database, Files};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::scene::{Scene, table};
use crate::journey::files;

const STORAGE: &str = "query { organisation(slug: \"berlin\") { id storage { stored reserved limit ownLimit } } }";
const LIMIT: u64 = 1000;

async fn storage(s: &Scene, who: &'static str) -> Value {
    let slug = s.w.contents.texts("SELECT slug AS t FROM organisation WHERE code = 'BE'").await.remove(0);
    let query = STORAGE.replace("\"berlin\"", &format!("\"{slug}\""));
    s.w.read(who, &query, json!({})).await["organisation"]["storage"].clone()
}

async fn only_administrators(s: &Scene) {
    let input = json!({"organisationId": s.w.id("organisation of berlin"), "bytes": LIMIT});
    let before = s.w.contents.read().await;
    for (who, code) in [
        ("nobody", "UNAUTHENTICATED"),
        ("stranger", "FORBIDDEN"),
        ("berlin", "FORBIDDEN"),
        ("london", "FORBIDDEN"),
        ("steward", "FORBIDDEN"),
    ] {
        assert_eq!(s.w.as_(who).refused("organisationQuotaSet", input.clone(), "__typename").await, code, "{who}");
    }
    assert_eq!(s.w.contents.read().await, before, "nothing changed");
    for who in ["nobody", "stranger", "london"] {
        assert!(storage(s, who).await.is_null(), "{who} does not see it");
    }
    let set = s.w.as_("admin").call("organisationQuotaSet", input, "storage { limit ownLimit stored reserved }").await;
    assert_eq!(set["storage"], json!({"limit": LIMIT, "ownLimit": true, "stored": 0, "reserved": 0}));
}

async fn begin(s: &Scene, name: &str, size: Option<u64>) -> Result<Value, Value> {
    let input = json!({"version": s.version, "name": name, "size": size});
    let query = "mutation($input: DistributionUploadBeginInput!) { distributionUploadBegin(input: $input) {
        upload { url } resumable { url } } }";
    let answer = s.w.as_("berlin").send(query, json!({ "input": input })).await.0;
    match answer["errors"].get(0) {
        Some(error) => Err(error["extensions"]["violations"][0].clone()),
        None => Ok(answer["data"]["distributionUploadBegin"].clone()),
    }
}

fn url(begun: &Value, which: &str) -> String {
    begun[which]["url"].as_str().unwrap().to_owned()
}

async fn counted(s: &Scene) {
    let first = begin(s, "a.csv", Some(600)).await.unwrap();
    assert_eq!(
        storage(s, "berlin member").await,
        json!({"limit": LIMIT, "ownLimit": true, "stored": 0, "reserved": 600})
    );
    let fault = begin(s, "b.csv", Some(500)).await.unwrap_err();
    assert_eq!((fault["code"].as_str(), fault["path"].as_str()), (Some("file.quota"), Some("size")));
    for figure in ["600 bytes", "1.0 kB", "500 bytes", "administrators"] {
        assert!(fault["message"].as_str().unwrap().contains(figure), "{fault:#}");
    }
    files::put(&s.w, &url(&first, "upload"), "text/csv", table(600)).await;
    let now = storage(s, "auditor to be").await;
    assert!(now.is_null(), "an ordinary person of elsewhere");
    assert_eq!(storage(s, "admin").await, json!({"limit": LIMIT, "ownLimit": true, "stored": 600, "reserved": 0}));

    // Unannounced bytes are counted when they have come.
    let open = begin(s, "c.csv", None).await.unwrap();
    let request = s.w.as_("nobody").http().put(url(&open, "upload")).body(table(500));
    assert_eq!(request.send().await.unwrap().status(), StatusCode::PAYLOAD_TOO_LARGE);
    let address = url(&open, "resumable");
    let declared = s.tus(reqwest::Method::POST, &address, &[("upload-length", "401".into())], "".into()).await;
    assert_eq!(declared.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(declared.json::<Value>().await.unwrap()["violations"][0]["code"], "file.quota");
    let declared = s.tus(reqwest::Method::POST, &address, &[("upload-length", "400".into())], "".into()).await;
    assert_eq!(declared.status(), StatusCode::CREATED);
    assert!(begin(s, "d.csv", None).await.is_err(), "not a byte is left");
    s.tus(reqwest::Method::DELETE, &address, &[], "".into()).await;
    assert_eq!(storage(s, "berlin").await["reserved"], 0, "what was given up is free");
}

/// A file that is taken out of a draft is removed, and its room is free.
async fn taken_out(s: &Scene) {
    s.idle().await;
    let query = "query($id: ID!) { dataset(id: $id) { versions { distributions { id } } } }";
    let seen = s.w.read("berlin", query, json!({ "id": s.dataset })).await;
    let file = &seen["dataset"]["versions"][0]["distributions"][0]["id"];
    s.w.as_("berlin").call("distributionRemove", json!({ "id": file }), "dataset { id }").await;
    assert_eq!(storage(s, "berlin").await["stored"], 0);
    s.idle().await;
    assert_eq!(s.stored("files"), Vec::<std::path::PathBuf>::new(), "its bytes are gone");
    let input = json!({"organisationId": s.w.id("organisation of berlin")});
    let back = s.w.as_("admin").call("organisationQuotaSet", input, "storage { limit ownLimit }").await;
    assert_eq!(back["storage"]["ownLimit"], false);
    assert!(back["storage"]["limit"].as_u64().unwrap() > LIMIT, "the platform's limit again");
}

/// Of many who begin at once only as many get in as there is room for.
async fn at_once(s: &Scene) {
    let input = json!({"organisationId": s.w.id("organisation of berlin"), "bytes": LIMIT});
    s.w.as_("admin").call("organisationQuotaSet", input, "__typename").await;
    let names: Vec<String> = (0..8).map(|n| format!("r{n}.csv")).collect();
    let all = futures_util::future::join_all(names.iter().map(|name| begin(s, name, Some(300)))).await;
    assert_eq!(all.iter().filter(|one| one.is_ok()).count(), 3);
    assert_eq!(storage(s, "berlin").await["reserved"], 900);
}

async fn quota(database: Database) {
    let s = Scene::new(database, Files::Folder).await;
    only_administrators(&s).await;
    Box::pin(counted(&s)).await;
    taken_out(&s).await;
    at_once(&s).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn quota_on_sqlite() {
    quota(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn quota_on_postgresql() {
    quota(Database::Postgres).await;
}
