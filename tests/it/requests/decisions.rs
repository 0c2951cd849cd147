//! Every way to decide about a request.

use serde_json::{Value, json};

use super::scene::{draft, faults, policy, seen, sending, sent};
use crate::journey::call::CLOSES;
use crate::journey::data::RESTRICTED;
use crate::journey::world::{NOBODY, World, with_id};

/// A refusal names every condition that does not hold, with its field.
pub async fn refused_by_condition(w: &mut World) {
    let create = json!({"dataset": w.id(RESTRICTED), "team": w.id("team of ada")});
    let refused = faults(w, "ada", "accessRequestCreate", create).await;
    assert_eq!(refused, [("access_request.no_award".to_owned(), "team".to_owned())], "the usual policy wants an award");
    let strict = json!({"decision": "AUTOMATIC", "openTo": "ENTRANTS", "purposes": ["PILOT"], "maxPeople": 1,
                        "maxDays": 30, "organisationVerified": false});
    policy(w, strict).await;
    let input = json!({"dataset": w.id(RESTRICTED), "team": w.id("team of ada"), "durationDays": 60,
                       "purpose": "Research on stations.", "purposes": ["RESEARCH"],
                       "people": [w.person("ada").id, w.person("ben").id]});
    let made = w.act("ada", "accessRequestCreate", input, "request { id }").await;
    let request = made["request"]["id"].as_str().unwrap();
    let mut input = sending(w, "ada", request).await;
    input["termsSha256"] = json!("0".repeat(64));
    let mut refused = faults(w, "ada", "accessRequestSubmit", input).await;
    refused.sort();
    let expected = [
        ("access_request.duration", "durationDays"),
        ("access_request.purpose_not_allowed", "purposes"),
        ("access_request.terms_changed", "termsSha256"),
        ("access_request.too_many_people", "people"),
    ];
    assert_eq!(refused, expected.map(|(code, path)| (code.to_owned(), path.to_owned())), "all at once");
    let now = seen(w, "ada", request).await;
    assert_eq!(now["state"], "DRAFT");
    let failing = |one: &&Value| one["holds"] == false;
    let failing: Vec<&Value> = now["conditions"].as_array().unwrap().iter().filter(failing).collect();
    assert_eq!(failing.len(), 4, "the checklist says the same: {failing:?}");
    w.act("ada", "accessRequestWithdraw", json!({"id": request}), "request { state }").await;
}

/// Where every condition holds the platform approves in the same command.
pub async fn by_rule(w: &mut World) {
    let request = draft(w, "ada").await;
    let input = sending(w, "ada", &request).await;
    let done = w.act("ada", "accessRequestSubmit", input, "request { state policy { sha256 } }").await;
    assert_eq!(done["request"]["state"], "APPROVED");
    let now = seen(w, "ada", &request).await;
    let decision = &now["decisions"][0];
    assert_eq!(decision["kind"], "APPROVE");
    assert!(decision["rule"].is_string() && decision["by"].is_null(), "{decision}");
    assert_eq!(decision["policy"], done["request"]["policy"], "the decision names the policy");
    let grant = now["grant"]["id"].as_str().unwrap().to_owned();
    let query = "query($id: ID!) { grant(id: $id) { state } }";
    w.until("ada", query, with_id(&grant), |read| read["grant"]["state"] == "ACTIVE").await;
    let verbs = w.contents.texts("SELECT verb AS t FROM activity WHERE verb = 'access_request.approved'").await;
    assert_eq!(verbs.len(), 1, "one entry in the activity");
}

/// Two of three: order does not matter, each vote is kept, one who stands back is not waited for.
pub async fn together(w: &mut World) {
    let officer = "judge paris";
    let deciders = json!([
        {"role": "CITY", "organisation": w.id("organisation of berlin")},
        {"role": "PARTNER", "organisation": w.id("organisation of partner")},
        {"role": "PRIVACY_OFFICER", "person": w.person(officer).id},
    ]);
    policy(w, json!({"decision": "QUORUM", "deciders": deciders, "quorum": 2, "maxPeople": null})).await;
    public(w, officer).await;
    let request = sent(w, "cleo").await;
    let now = seen(w, "cleo", &request).await;
    assert_eq!(now["waitingFor"]["kind"], "DECIDERS");
    assert_eq!(now["waitingFor"]["roles"], json!(["CITY", "PARTNER", "PRIVACY_OFFICER"]));
    assert_eq!((&now["waitingFor"]["approvals"], &now["waitingFor"]["needed"]), (&json!(0), &json!(2)));
    w.act("berlin", "accessRequestApprove", json!({"id": request}), "request { state } grant { id }").await;
    let again = w.as_("berlin").refused("accessRequestApprove", json!({"id": request}), "__typename").await;
    assert_eq!(again, "FORBIDDEN", "one person has one vote");
    let input = json!({"id": request, "reason": "I know the team well."});
    w.act(officer, "accessRequestRecuse", input, "request { state }").await;
    let spoken = w.as_(officer).refused("accessRequestApprove", json!({"id": request}), "__typename").await;
    assert_eq!(spoken, "FORBIDDEN", "who stood back does not vote");
    let now = seen(w, "cleo", &request).await;
    assert_eq!(now["state"], "SUBMITTED");
    assert_eq!(now["waitingFor"]["roles"], json!(["PARTNER"]));
    assert_eq!((&now["waitingFor"]["approvals"], &now["waitingFor"]["needed"]), (&json!(1), &json!(2)));
    assert_eq!(now["recusals"], json!([]), "the team does not read who stood back");
    assert!(now["decisions"][0]["by"].is_null(), "nor who voted");
    let inner = seen(w, "steward", &request).await;
    assert_eq!(inner["recusals"][0]["reason"], "I know the team well.");
    assert_eq!(inner["decisions"][0]["role"], "CITY");
    assert!(inner["may"]["decide"].as_bool().unwrap());
    let done = w.act("steward", "accessRequestApprove", json!({"id": request}), "request { state } grant { id }").await;
    assert_eq!(done["request"]["state"], "APPROVED");
    assert!(done["grant"]["id"].is_string());
}

/// What everybody reads of the policy names roles and organisations, and no person.
async fn public(w: &World, officer: &'static str) {
    let query = "query($slug: String!) { accessPolicy(slug: $slug) {
        canonical odrlPath seats { role name person } sentence { translations { text } } } }";
    let slug = json!({"slug": RESTRICTED});
    let read = w.read(NOBODY, query, slug.clone()).await["accessPolicy"].clone();
    let id = uuid::Uuid::parse_str(w.person(officer).id.rsplit('_').next().unwrap()).unwrap().to_string();
    for secret in [officer, id.as_str(), w.person(officer).id.as_str()] {
        assert!(!read.to_string().contains(secret), "{secret} is told to everybody: {read}");
    }
    assert_eq!(read["seats"].as_array().unwrap().len(), 3);
    assert!(read["seats"][0]["name"].as_str().unwrap().contains("Berlin"), "{read}");
    let inner = w.read("steward", query, slug).await["accessPolicy"].clone();
    assert!(inner["canonical"].as_str().unwrap().contains(&id), "the staff can check the hash");
    let url = format!("{}{}", w.app.url, read["odrlPath"].as_str().unwrap());
    let answer = w.as_(NOBODY).http().get(url).send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "application/ld+json");
    let text = answer.text().await.unwrap();
    for secret in [officer, id.as_str()] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    let parsed = oxjsonld::JsonLdParser::new().for_slice(text.as_bytes());
    let triples = parsed.map(|quad| quad.expect("a quad").to_string()).collect::<Vec<_>>();
    let offer = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/odrl/2/Offer>";
    assert_eq!(triples.iter().filter(|quad| quad.contains(offer)).count(), 1, "{triples:#?}");
    let odrl: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(odrl["@type"], "odrl:Offer");
    let permission = &odrl["odrl:permission"][0];
    let operands: Vec<&str> = permission["odrl:constraint"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["odrl:leftOperand"]["@id"].as_str().unwrap())
        .collect();
    assert!(operands.contains(&"odrl:purpose") && operands.contains(&"odrl:elapsedTime"), "{operands:?}");
    let consent = permission["odrl:duty"].as_array().unwrap().iter();
    let consent = consent.filter(|duty| duty["odrl:action"]["@id"] == "odrl:obtainConsent");
    let needed: Vec<&Value> = consent.map(|duty| &duty["odrl:constraint"][0]["odrl:rightOperand"]["@value"]).collect();
    assert_eq!(needed, [&json!("2")], "two have to agree");
}

/// Returned, edited, sent again: a new round with the votes of the first still to be read.
pub async fn returned(w: &mut World) {
    let request = sent(w, "elena").await;
    for who in ["steward", "judge paris"] {
        let input = json!({"id": request, "reason": "Which stations?"});
        w.act(who, "accessRequestReturn", input, "request { state }").await;
    }
    let now = seen(w, "elena", &request).await;
    assert_eq!(now["state"], "RETURNED", "with two of three against it as it is, two cannot approve");
    assert_eq!(now["waitingFor"]["kind"], "TEAM_ANSWER");
    assert_eq!(now["decisions"][0]["reason"], "Which stations?");
    w.idle().await;
    assert!(w.inbox("elena").await.contains(&"request_returned".to_owned()));
    let save = json!({"id": request, "lockVersion": now["lockVersion"], "purpose": "Stations around the square."});
    w.act("elena", "accessRequestSave", save.clone(), "request { purpose }").await;
    assert_eq!(w.as_("elena").refused("accessRequestSave", save, "__typename").await, "CONFLICT");
    let input = sending(w, "elena", &request).await;
    w.act("elena", "accessRequestSubmit", input, "request { state }").await;
    let now = seen(w, "elena", &request).await;
    assert_eq!((&now["round"], &now["state"]), (&json!(2), &json!("SUBMITTED")));
    assert_eq!(now["decisions"].as_array().unwrap().len(), 2, "what was said before is kept");
    assert_eq!(now["waitingFor"]["approvals"], 0);
    for who in ["judge paris", "berlin"] {
        w.act(who, "accessRequestApprove", json!({"id": request}), "request { state }").await;
    }
    assert_eq!(seen(w, "elena", &request).await["state"], "APPROVED");
}

/// Past its time a request goes up, to each level once.
pub async fn late(w: &mut World) {
    policy(w, json!({"decision": "STEWARD", "serviceDays": 2})).await;
    let request = sent(w, "elena").await;
    w.idle().await;
    let told = |inbox: Vec<String>| inbox.into_iter().filter(|kind| kind == "request_escalated").count();
    assert_eq!(told(w.inbox("partner").await), 0);
    let query = super::scene::REQUEST;
    w.travel(CLOSES + 50).await;
    let up = |level: &'static str| move |read: &Value| read["accessRequest"]["waitingFor"]["level"] == level;
    let read = w.until("elena", query, with_id(&request), up("MANAGERS")).await;
    assert_eq!(read["accessRequest"]["waitingFor"]["overdueDays"], 1);
    w.idle().await;
    assert_eq!((told(w.inbox("partner").await), told(w.inbox("admin").await)), (1, 0));
    w.travel(CLOSES + 80).await;
    w.until("elena", query, with_id(&request), up("PLATFORM")).await;
    w.idle().await;
    assert_eq!(told(w.inbox("admin").await), 1);
    w.travel(CLOSES + 200).await;
    w.idle().await;
    let entries = "SELECT verb AS t FROM activity WHERE verb = 'access_request.escalated'";
    assert_eq!(w.contents.texts(entries).await.len(), 2, "once each");
    let queue = "{ accessRequests(filter: {side: STEWARD, overdue: true, mine: true}, order: DUE) { nodes { id } } }";
    let queue = w.read("steward", queue, json!({})).await;
    assert_eq!(queue["accessRequests"]["nodes"], json!([{"id": request}]), "it is first in the steward's queue");
    w.act("admin", "accessRequestApprove", json!({"id": request}), "request { state }").await;
}
