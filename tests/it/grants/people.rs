//! People who come off a grant without blame, and misconduct with its sanction: kept apart, and nobody else is touched.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::refused_request;
use crate::journey::access::{GRANT, url};
use crate::journey::data::{self, RESTRICTED};
use crate::journey::files;
use crate::journey::obligations::{duties, granted, told};
use crate::journey::world::{NOBODY, World, with_id};

const SANCTIONS: &str = "{ sanctions(first: 100) { nodes { id reason evidence inForce mayLift liftReason
    person { id } team { name } } } }";

/// The lead takes one person off: refused to them at once, the other goes on, and what they read is to be deleted.
pub async fn one_comes_off(w: &mut World) {
    let grant = granted(w, "ada", &["ada", "ben"], 30, "=HYPERLINK(\"http://x.example\")").await;
    w.keep("grant of ada", &json!(grant));
    let (ada, ben) = (url(w, "ada", &grant).await, url(w, "ben", &grant).await);
    assert_eq!(files::whole(w, &ben).await, data::bytes(RESTRICTED));
    let input = json!({"id": grant, "person": w.person("ben").id, "reason": "He works on something else now."});
    let off = w.act("ada", "grantPersonWithdraw", input.clone(), "grant { state }").await;
    assert_eq!(off["grant"]["state"], "ACTIVE");
    assert_eq!(files::refused(w, &ben, StatusCode::FORBIDDEN).await, "FORBIDDEN");
    assert_eq!(files::whole(w, &ada).await, data::bytes(RESTRICTED), "the other keeps their access");
    let again = w.as_("ada").refused("grantPersonWithdraw", input, "__typename").await;
    assert_eq!(again, "REFUSED", "nobody comes off twice");
    let seen = w.read(
        "ada",
        "query($id: ID!) { grant(id: $id) { people { person { id } endedAt misconduct endReason }
        usage { person { id } bytes } } }",
        with_id(&grant),
    );
    let seen = seen.await["grant"].clone();
    let id = w.person("ben").id.clone();
    let row = seen["people"].as_array().unwrap().iter().find(|row| row["person"]["id"] == id.as_str()).unwrap();
    assert!(row["endedAt"].is_string() && row["misconduct"] == false, "without blame: {row}");
    let read = |who: &str| {
        let rows = seen["usage"].as_array().unwrap();
        rows.iter().filter(|row| row["person"]["id"] == who).map(|row| row["bytes"].as_u64().unwrap()).sum::<u64>()
    };
    assert!(read(&id) >= data::bytes(RESTRICTED).len() as u64, "bytes are summed by person: {seen}");
    deleted(w, &grant, &id).await;
}

/// The one who came off attests, is asked again, and is done.
async fn deleted(w: &mut World, grant: &str, ben: &str) {
    let duty = told(w, "ben", grant, Some(ben)).await;
    assert_eq!(
        (&duty["kind"], &duty["overdue"], &duty["may"]["attest"]),
        (&json!("DELETION"), &json!(false), &json!(true))
    );
    let all = duties(w, "ben", grant).await;
    assert_eq!(all.len(), 1, "who goes on owes nothing yet: {all:?}");
    let attest = |text: &str| json!({"id": duty["id"], "statement": text});
    let empty = w.as_("ben").refused("closingDutyAttest", attest("  "), "__typename").await;
    assert_eq!(empty, "REFUSED");
    w.act("ben", "closingDutyAttest", attest("Deleted."), "duty { state }").await;
    let back = json!({"id": duty["id"], "reason": "From the backup as well?", "days": 3});
    let returned = w.act("steward", "closingDutyReturn", back, "duty { state dueAt }").await;
    assert_eq!(returned["duty"]["state"], "DUE");
    w.act("ben", "closingDutyAttest", attest("Deleted, from the backup as well."), "duty { state }").await;
    let done = w.act("steward", "closingDutyVerify", json!({"id": duty["id"]}), "duty { state }").await;
    assert_eq!(done["duty"]["state"], "VERIFIED");
}

/// Misconduct of a team closes downloads in that commit and refuses requests until the sanction is lifted.
pub async fn misconduct_of_a_team(w: &mut World) {
    let grant = granted(w, "cleo", &["cleo"], 20, "Opening hours.").await;
    let open = url(w, "cleo", &grant).await;
    let input =
        json!({"id": grant, "reason": "The file was sold.", "evidence": "An offer on a market, with our header."});
    let platform = json!({"id": grant, "reason": "a", "evidence": "b", "scope": "PLATFORM"});
    let refused = w.as_("steward").refused("grantRevokeForMisconduct", platform, "__typename").await;
    assert_eq!(refused, "FORBIDDEN", "a steward does not sanction for the platform");
    let bare = json!({"id": grant, "reason": " ", "evidence": ""});
    assert_eq!(w.as_("steward").refused("grantRevokeForMisconduct", bare, "__typename").await, "REFUSED");
    let payload = "grant { misconduct } sanction { id inForce person { id } }";
    let ended = w.act("steward", "grantRevokeForMisconduct", input, payload).await;
    assert_eq!(ended["grant"]["misconduct"], true);
    assert!(ended["sanction"]["person"].is_null());
    assert_eq!(files::refused(w, &open, StatusCode::FORBIDDEN).await, "FORBIDDEN");
    let team = ("access_request.sanctioned".to_owned(), "team".to_owned());
    assert!(refused_request(w, "cleo", &["cleo"]).await.contains(&team));
    let own = w.read("cleo", SANCTIONS, json!({})).await["sanctions"]["nodes"].clone();
    assert_eq!(own[0]["evidence"], "An offer on a market, with our header.", "they can answer to it");
    assert_eq!(own[0]["mayLift"], false);
    assert_eq!(w.read("stranger", SANCTIONS, json!({})).await["sanctions"]["nodes"], json!([]));
    assert_eq!(w.refused(NOBODY, SANCTIONS, json!({})).await.as_deref(), Some("UNAUTHENTICATED"));
    let lift = json!({"id": ended["sanction"]["id"], "reason": "It was not their copy."});
    let lifted = w.act("steward", "sanctionLift", lift.clone(), "sanction { inForce liftReason }").await;
    assert_eq!(lifted["sanction"], json!({"inForce": false, "liftReason": "It was not their copy."}));
    assert_eq!(w.as_("steward").refused("sanctionLift", lift, "__typename").await, "REFUSED", "once");
    assert!(refused_request(w, "cleo", &["cleo"]).await.is_empty(), "they can ask again");
    let seen = w.until("cleo", GRANT, with_id(&grant), |seen| seen["grant"]["state"] == "REVOKED").await;
    assert_eq!(seen["grant"]["endReason"], "The file was sold.", "what it ended stays ended");
}

/// Misconduct of one person bars that person, and nobody else on the grant.
pub async fn misconduct_of_one(w: &mut World) {
    let grant = granted(w, "ada", &["ada", "ben"], 20, "Opening hours.").await;
    let (ada, ben) = (url(w, "ada", &grant).await, url(w, "ben", &grant).await);
    let input =
        json!({"id": grant, "person": w.person("ben").id, "reason": "He passed it on.", "evidence": "His mail."});
    let ended = w.act("steward", "grantRevokeForMisconduct", input, "grant { state misconduct } sanction { id }").await;
    assert_eq!(ended["grant"], json!({"state": "ACTIVE", "misconduct": false}));
    assert_eq!(files::refused(w, &ben, StatusCode::FORBIDDEN).await, "FORBIDDEN");
    assert_eq!(files::whole(w, &ada).await, data::bytes(RESTRICTED));
    let faults = refused_request(w, "ada", &["ada", "ben"]).await;
    let codes: Vec<&str> = faults.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["access_request.person_sanctioned"], "{faults:?}");
    assert!(refused_request(w, "ada", &["ada"]).await.is_empty(), "the others can go on");
    let told: Vec<Value> = w.read("ben", SANCTIONS, json!({})).await["sanctions"]["nodes"].as_array().unwrap().clone();
    assert!(told.iter().any(|one| one["reason"] == "He passed it on."), "{told:?}");
}
