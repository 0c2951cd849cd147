//! Three teams that have sent their entries, and a restricted dataset of the partner attached to their challenge.

use intercity_tests::{Database, Files};
use serde_json::{Value, json};

use crate::journey::data::RESTRICTED;
use crate::journey::until_entries;
use crate::journey::world::{Who, World, with_id};

/// Everything that both sides read of a request.
pub const REQUEST: &str = "query($id: ID!) { accessRequest(id: $id) {
    state round lockVersion policy { sha256 } seats { role name filled candidates by } recusals { name why reason }
    waitingFor { kind roles approvals needed overdueDays level sentence { translations { language text } } }
    decisions { kind role by rule round reason policy { sha256 } } conditions { code holds } grant { id state }
    may { decide recuse save } excluded } }";

/// The world with the teams in it.
pub async fn begin(database: Database) -> World {
    let mut w = World::new(database, Files::Folder, false).await;
    Box::pin(until_entries(&mut w)).await;
    w
}

/// Puts a policy into force.
pub async fn policy(w: &mut World, policy: Value) {
    let input = json!({"id": w.id(RESTRICTED), "policy": policy});
    w.act("steward", "datasetUpdate", input, "dataset { policy { decision } }").await;
}

/// A draft of a team that says everything.
pub async fn draft(w: &mut World, lead: Who) -> String {
    let input = json!({"dataset": w.id(RESTRICTED), "team": w.id(&format!("team of {lead}")), "durationDays": 20,
                       "purpose": "Opening hours of the pilot.", "purposes": ["PILOT"], "people": [w.person(lead).id]});
    let made = w.act(lead, "accessRequestCreate", input, "request { id }").await;
    made["request"]["id"].as_str().unwrap().to_owned()
}

/// What sends it: the terms in force accepted.
pub async fn sending(w: &World, lead: Who, request: &str) -> Value {
    let query = "query($id: ID!) { accessRequestOptions(dataset: $id) { terms { sha256 } } }";
    let seen = w.read(lead, query, with_id(&w.id(RESTRICTED))).await;
    json!({"id": request, "termsSha256": seen["accessRequestOptions"]["terms"]["sha256"], "termsLanguage": "en"})
}

/// A request that was sent.
pub async fn sent(w: &mut World, lead: Who) -> String {
    let request = draft(w, lead).await;
    let input = sending(w, lead, &request).await;
    let done = w.act(lead, "accessRequestSubmit", input, "request { state }").await;
    assert_eq!(done["request"]["state"], "SUBMITTED");
    request
}

/// The request as somebody sees it.
pub async fn seen(w: &World, who: Who, request: &str) -> Value {
    w.read(who, REQUEST, with_id(request)).await["accessRequest"].clone()
}

/// The codes with which a mutation is refused.
pub async fn faults(w: &World, who: Who, mutation: &str, input: Value) -> Vec<(String, String)> {
    let mut kind = mutation.to_owned();
    kind[..1].make_ascii_uppercase();
    let query = format!("mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ __typename }} }}");
    let answer = w.as_(who).send(&query, json!({ "input": input })).await;
    let all = answer.0["errors"][0]["extensions"]["violations"].as_array().cloned().unwrap_or_default();
    let text = |fault: &Value, name: &str| fault[name].as_str().unwrap().to_owned();
    all.iter().map(|fault| (text(fault, "code"), text(fault, "path"))).collect()
}
