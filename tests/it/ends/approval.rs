//! A sanction that came after the request was sent keeps it from being granted, whoever decides.

use serde_json::{Value, json};

use crate::journey::access::{GRANT, approved, ask};
use crate::journey::data::RESTRICTED;
use crate::journey::world::{World, with_id};

const APPROVE: &str =
    "mutation($input: AccessRequestApproveInput!) { accessRequestApprove(input: $input) { __typename } }";
const SUBMIT: &str =
    "mutation($input: AccessRequestSubmitInput!) { accessRequestSubmit(input: $input) { __typename } }";

/// People decide, people renew, the platform decides.
pub async fn sanctions(w: &mut World) {
    let ended = over(w).await;
    waiting_request(w, &ended).await;
    renewal(w, &ended).await;
    automatic(w, &ended).await;
}

/// A grant that has ended, under which misconduct comes to light later.
async fn over(w: &mut World) -> String {
    let grant = approved(w, "ada").await;
    let input = json!({"id": grant, "reason": "Done."});
    w.act("steward", "grantRevoke", input, "__typename").await;
    w.until("ada", GRANT, with_id(&grant), |seen| seen["grant"]["state"] == "REVOKED").await;
    grant
}

/// Of one person, or of the whole team.
async fn impose(w: &mut World, grant: &str, person: Option<&'static str>) -> String {
    let person = person.map(|who| w.person(who).id.clone());
    let input =
        json!({"id": grant, "person": person, "reason": "Copies were passed on.", "evidence": "A public folder."});
    let made = w.act("steward", "grantRevokeForMisconduct", input, "sanction { id }").await;
    made["sanction"]["id"].as_str().unwrap().to_owned()
}

async fn lift(w: &mut World, sanction: &str) {
    let input = json!({"id": sanction, "reason": "The appeal was right."});
    w.act("steward", "sanctionLift", input, "__typename").await;
}

async fn refused(w: &World, who: &'static str, query: &str, input: &Value) -> Value {
    let before = w.contents.read().await;
    let answer = w.as_(who).send(query, json!({ "input": input })).await;
    let after = w.contents.read().await;
    for table in ["access_request", "access_decision", "access_grant", "grant_effect", "activity", "job"] {
        assert_eq!(before[table], after[table], "{table} changed though it was refused");
    }
    answer.0["errors"][0]["extensions"]["violations"].clone()
}

fn fault<'a>(violations: &'a Value, code: &str) -> &'a Value {
    let all = violations.as_array().unwrap_or_else(|| panic!("not refused: {violations:#}"));
    all.iter().find(|one| one["code"] == code).unwrap_or_else(|| panic!("no {code}: {violations:#}"))
}

async fn waiting_request(w: &mut World, ended: &str) {
    let request = ask(w, "ada", 3).await;
    w.idle().await;
    let input = json!({"id": request});
    let sanction = impose(w, ended, Some("ada")).await;
    w.idle().await;
    let told = refused(w, "steward", APPROVE, &input).await;
    let named = fault(&told, "access_request.grant_to_sanctioned_person");
    assert_eq!(named["path"], "people.0");
    fault(&told, "access_request.sanctioned");
    lift(w, &sanction).await;

    let sanction = impose(w, ended, None).await;
    w.idle().await;
    let told = refused(w, "steward", APPROVE, &input).await;
    assert_eq!(fault(&told, "access_request.grant_to_sanctioned_team")["path"], "team");
    lift(w, &sanction).await;
    let made = w.act("steward", "accessRequestApprove", input, "grant { id }").await;
    let grant = w.keep("grant to renew", &made["grant"]["id"]);
    w.until("ada", GRANT, with_id(&grant), |seen| seen["grant"]["state"] == "ACTIVE").await;
}

async fn renewal(w: &mut World, ended: &str) {
    let grant = w.id("grant to renew");
    let input =
        json!({"id": grant, "durationDays": 5, "purpose": "The pilot goes on.", "people": [w.person("ada").id]});
    let made = w.act("ada", "grantRenew", input, "request { id }").await;
    let request = made["request"]["id"].as_str().unwrap().to_owned();
    let input = json!({"id": request, "termsSha256": terms(w).await, "termsLanguage": "en"});
    w.act("ada", "accessRequestSubmit", input, "request { state }").await;
    w.idle().await;
    let end = w.read("ada", GRANT, with_id(&grant)).await["grant"]["endsAt"].clone();
    let sanction = impose(w, ended, Some("ada")).await;
    w.idle().await;
    let told = refused(w, "steward", APPROVE, &json!({"id": request})).await;
    fault(&told, "access_request.grant_to_sanctioned_person");
    assert_eq!(w.read("steward", GRANT, with_id(&grant)).await["grant"]["endsAt"], end, "nothing was extended");
    lift(w, &sanction).await;
    let renewed = w.act("steward", "accessRequestApprove", json!({"id": request}), "grant { id endsAt }").await;
    assert_eq!(renewed["grant"]["id"], grant.as_str());
    assert!(renewed["grant"]["endsAt"].as_str() > end.as_str(), "{renewed}");
    let input = json!({"id": grant, "reason": "Done."});
    w.act("steward", "grantRevoke", input, "__typename").await;
    w.until("ada", GRANT, with_id(&grant), |seen| seen["grant"]["state"] == "REVOKED").await;
}

/// Where every condition that holds is enough, the one that does not hold is named and nothing is granted.
async fn automatic(w: &mut World, ended: &str) {
    let policy = json!({"maxDays": 180, "serviceDays": 5, "decision": "AUTOMATIC"});
    let input = json!({"id": w.id(RESTRICTED), "policy": policy});
    w.act("steward", "datasetUpdate", input, "__typename").await;
    let input = json!({"dataset": w.id(RESTRICTED), "team": w.id("team of ada"), "durationDays": 2,
                       "purpose": "To plan opening hours.", "people": [w.person("ada").id]});
    let made = w.act("ada", "accessRequestCreate", input, "request { id }").await;
    let input = json!({"id": made["request"]["id"], "termsSha256": terms(w).await, "termsLanguage": "en"});
    let sanction = impose(w, ended, Some("ada")).await;
    w.idle().await;
    let told = refused(w, "ada", SUBMIT, &input).await;
    assert_eq!(fault(&told, "access_request.person_sanctioned")["path"], "people.0");
    lift(w, &sanction).await;
    let sent = w.act("ada", "accessRequestSubmit", input, "request { state }").await;
    assert_eq!(sent["request"]["state"], "APPROVED", "by rule, now that every condition holds");
}

async fn terms(w: &World) -> Value {
    let query = "query($id: ID!) { dataset(id: $id) { terms { sha256 } } }";
    w.read("ada", query, with_id(&w.id(RESTRICTED))).await["dataset"]["terms"]["sha256"].clone()
}
