//! What keeps, ends and follows a grant: each mutation once, so that those who may not are refused first; and the small
//! steps that the tests of grants share.

use serde_json::{Value, json};

use super::access::GRANT;
use super::data::RESTRICTED;
use super::facts::en;
use super::world::{Who, World, with_id};

const TERMS: &str = "query($id: ID!) { accessRequestOptions(dataset: $id) { terms { sha256 } } }";
const DUTIES: &str = "query($id: ID!) { closingDuties(first: 100, filter: { grant: $id }) { nodes {
    id kind state overdue dueAt toldAt remark person { id } may { attest decide } } } }";

/// A grant for these people of a team, in use.
pub async fn granted(w: &mut World, lead: Who, people: &[Who], days: i64, purpose: &str) -> String {
    let people: Vec<String> = people.iter().map(|who| w.person(who).id.clone()).collect();
    let input = json!({"dataset": w.id(RESTRICTED), "team": w.id(&format!("team of {lead}")), "durationDays": days,
                       "purpose": purpose, "people": people});
    let made = w.act(lead, "accessRequestCreate", input, "request { id }").await;
    let request = made["request"]["id"].as_str().unwrap().to_owned();
    let options = w.read(lead, TERMS, with_id(&w.id(RESTRICTED))).await;
    let terms = &options["accessRequestOptions"]["terms"]["sha256"];
    let input = json!({"id": request, "termsSha256": terms, "termsLanguage": "en"});
    w.act(lead, "accessRequestSubmit", input, "request { state }").await;
    let approved = w.act("steward", "accessRequestApprove", json!({"id": request}), "grant { id }").await;
    let grant = approved["grant"]["id"].as_str().unwrap().to_owned();
    w.until(lead, GRANT, with_id(&grant), |seen| seen["grant"]["state"] == "ACTIVE").await;
    grant
}

/// The closing duties of a grant as somebody sees them.
pub async fn duties(w: &World, who: Who, grant: &str) -> Vec<Value> {
    let seen = w.read(who, DUTIES, with_id(grant)).await;
    seen["closingDuties"]["nodes"].as_array().unwrap().clone()
}

/// Waits for a duty of which the person was told, whose deadline therefore counts; without a person the team's.
pub async fn told(w: &World, who: Who, grant: &str, person: Option<&str>) -> Value {
    let is = |duty: &Value| duty["person"]["id"].as_str() == person && duty["dueAt"].is_string();
    let seen = w
        .until(who, DUTIES, with_id(grant), |seen| seen["closingDuties"]["nodes"].as_array().unwrap().iter().any(is))
        .await;
    seen["closingDuties"]["nodes"].as_array().unwrap().iter().find(|duty| is(duty)).unwrap().clone()
}

/// Sets new terms of the restricted dataset.
pub async fn terms(w: &mut World, text: &str, existing: Value) -> String {
    let input = json!({"dataset": w.id(RESTRICTED), "text": en(text), "existing": existing});
    let set = w.act("steward", "datasetTermsSet", input, "terms { sha256 }").await;
    set["terms"]["sha256"].as_str().unwrap().to_owned()
}

/// Each mutation once.
pub async fn every_mutation(w: &mut World) {
    let purpose = "How many people pass the stations near the pilot.";
    let grant = granted(w, "ada", &["ada"], 30, purpose).await;
    keep(w, &grant).await;
    report(w, &grant).await;
    let misconduct = json!({"id": grant, "person": w.person("ada").id, "reason": "The file was passed on.",
                            "evidence": "It stood on a public page on Monday."});
    let payload = "grant { people { misconduct } } sanction { id inForce }";
    let ended = w.act("steward", "grantRevokeForMisconduct", misconduct, payload).await;
    assert_eq!(ended["sanction"]["inForce"], true);
    let lift = json!({"id": ended["sanction"]["id"], "reason": "The page was somebody else's."});
    let lifted = w.act("steward", "sanctionLift", lift, "sanction { inForce liftReason }").await;
    assert_eq!(lifted["sanction"]["inForce"], false);
    let grant = granted(w, "ada", &["ada", "ben"], 30, purpose).await;
    let off = json!({"id": grant, "person": w.person("ben").id, "reason": "He works on something else now."});
    let off = w.act("ada", "grantPersonWithdraw", off, "grant { people { endedAt } state }").await;
    assert_eq!(off["grant"]["state"], "ACTIVE");
    let back = w.act("ada", "grantWithdraw", json!({"id": grant}), "grant { state }").await;
    assert!(["EXPIRING", "EXPIRED"].contains(&back["grant"]["state"].as_str().unwrap()));
    let version = "query($id: ID!) { dataset(id: $id) { currentVersion { id } } }";
    let version = w.read("steward", version, with_id(&w.id(RESTRICTED))).await;
    let input =
        json!({"version": version["dataset"]["currentVersion"]["id"], "note": en("Station 12 is counted twice.")});
    let noted = w.act("steward", "datasetVersionCorrect", input, "correction { versionId }").await;
    assert_eq!(noted["correction"]["versionId"], version["dataset"]["currentVersion"]["id"]);
    w.idle().await;
}

async fn keep(w: &mut World, grant: &str) {
    let follow = json!({"id": grant, "follows": true});
    let follows = w.act("steward", "grantVersionsFollow", follow, "grant { followsVersions }").await;
    assert_eq!(follows["grant"]["followsVersions"], true);
    let sha256 = terms(w, "Use it for the pilot, and say where you keep it.", json!({"mode": "SUSPEND"})).await;
    let accept = json!({"id": grant, "termsSha256": sha256, "termsLanguage": "en"});
    let accepted = w.act("ada", "grantTermsAccept", accept, "grant { termsToAccept { number } }").await;
    assert!(accepted["grant"]["termsToAccept"].is_null());
    let renew = json!({"id": grant, "purpose": "The pilot goes on until spring.", "durationDays": 20});
    let renewal = w.act("ada", "grantRenew", renew.clone(), "request { id state }").await;
    assert_eq!(renewal["request"]["state"], "DRAFT");
    assert_eq!(w.as_("ada").refused("grantRenew", renew, "__typename").await, "REFUSED", "one at a time");
}

async fn report(w: &mut World, grant: &str) {
    let require = json!({"id": grant, "reason": "What did you find out?", "days": 10});
    let required = w.act("steward", "grantReportRequire", require, "duty { id kind state }").await;
    assert_eq!(required["duty"]["kind"], "REPORT");
    let id = required["duty"]["id"].clone();
    let attest = json!({"id": id, "statement": "We used it once."});
    let attested = w.act("ada", "closingDutyAttest", attest, "duty { state }").await;
    assert_eq!(attested["duty"]["state"], "ATTESTED");
    let back = json!({"id": id, "reason": "For what?"});
    let returned = w.act("steward", "closingDutyReturn", back, "duty { state remark }").await;
    assert_eq!((&returned["duty"]["state"], &returned["duty"]["remark"]), (&json!("DUE"), &json!("For what?")));
    let again = json!({"id": id, "statement": "We used it once, to choose opening hours."});
    w.as_("ada").call("closingDutyAttest", again, "duty { state }").await;
    let verified = w.act("steward", "closingDutyVerify", json!({"id": id}), "duty { state }").await;
    assert_eq!(verified["duty"]["state"], "VERIFIED");
}
