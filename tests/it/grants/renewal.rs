//! More time under a grant: asked for, told to those who decide, approved, and the same grant goes on for longer.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::journey::data::RESTRICTED;
use crate::journey::world::{World, with_id};

const GRANT: &str = "query($id: ID!) { grant(id: $id) { state endsAt effects { kind } } }";
const REQUEST: &str = "query($id: ID!) { accessRequest(id: $id) { state renews { until toLatest grant { id } }
    grant { id } waitingFor { kind } } }";
const TERMS: &str = "query($id: ID!) { accessRequestOptions(dataset: $id) { terms { sha256 } } }";

fn moment(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap().parse().unwrap()
}

/// From the question to the later end.
pub async fn extends_the_grant(w: &mut World) {
    let grant = w.id("grant of ada");
    let before = w.read("ada", GRANT, with_id(&grant)).await["grant"].clone();
    let input = json!({"id": grant, "purpose": "The pilot goes on.", "durationDays": 5});
    let begun = w.act("ada", "grantRenew", input, "request { id state }").await;
    assert_eq!(begun["request"]["state"], "DRAFT");
    let request = begun["request"]["id"].as_str().unwrap().to_owned();
    let options = w.read("ada", TERMS, with_id(&w.id(RESTRICTED))).await;
    let terms = &options["accessRequestOptions"]["terms"]["sha256"];
    let input = json!({"id": request, "termsSha256": terms, "termsLanguage": "en"});
    w.act("ada", "accessRequestSubmit", input, "request { state }").await;

    let seen = w.read("steward", REQUEST, with_id(&request)).await["accessRequest"].clone();
    assert_eq!(seen["renews"]["grant"]["id"], json!(grant), "the steward knows what would go on");
    assert_eq!(moment(&seen["renews"]["until"]), moment(&before["endsAt"]));
    assert_eq!((&seen["renews"]["toLatest"], &seen["grant"]), (&json!(false), &Value::Null));
    let page = w.as_("elena").send(REQUEST, with_id(&request)).await;
    assert!(page.0["data"]["accessRequest"].is_null(), "{:#}", page.0);

    let approved = w.act("steward", "accessRequestApprove", json!({"id": request}), "grant { id endsAt }").await;
    assert_eq!(approved["grant"]["id"], json!(grant), "no second grant");
    let after = w.read("ada", GRANT, with_id(&grant)).await["grant"].clone();
    assert!(moment(&after["endsAt"]) > moment(&before["endsAt"]), "{before:#} {after:#}");
    assert_eq!((&after["state"], &after["effects"]), (&before["state"], &before["effects"]), "nothing is set up anew");
    let seen = w.read("ada", REQUEST, with_id(&request)).await["accessRequest"].clone();
    assert_eq!((&seen["state"], &seen["grant"]["id"]), (&json!("APPROVED"), &json!(grant)));
    assert_eq!(seen["waitingFor"]["kind"], "NOBODY");
    w.idle().await;
    assert!(w.inbox("ada").await.iter().any(|kind| kind == "grant_renewed"), "{:?}", w.inbox("ada").await);
}
