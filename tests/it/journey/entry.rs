//! Step 3: teams form, write, upload, send, and send again before the deadline.

use serde_json::{Value, json};

use super::world::{Who, World, with_id};
use super::{call, facts, files, watch};

const SUBMISSION: &str = "query($id: ID!) { submission(id: $id) {
    state editing number viewerMay
    team { members { name state leads } }
    draftViolations { code path }
    answers { questionKey revision value file { state sha256 size downloadUrl } }
    versions { number sha256 canonicalContent receipt { token sha256 version submittedAt } } } }";

/// What a team is: its lead, name and title.
pub const TEAMS: [(Who, &str, &str); 3] = [
    ("ada", "Lichtung", "Rooms that know how full they are"),
    ("cleo", "Open Stage", "A stage in a suitcase"),
    ("elena", "Nightmap", "A map of the night"),
];

/// Three teams send; the deadline passes.
pub async fn enter(w: &mut World) {
    team(w, "ada", "Lichtung").await;
    pair(w).await;
    draft(w).await;
    first(w).await;
    second(w).await;
    for (lead, name, title) in &TEAMS[1..] {
        team(w, lead, name).await;
        write(w, lead, title).await;
        send(w, lead, 1).await;
    }
    watch::submission_changes(w).await;
    w.idle().await;
    assert!(w.inbox("ben").await.contains(&"receipt".to_owned()), "{:?}", w.inbox("ben").await);
    w.travel(call::CLOSES).await;
    assert_eq!(call::phase(w).await, "EVALUATION");
    for (mutation, code) in [("submissionReopen", "REFUSED"), ("submissionSubmit", "FORBIDDEN")] {
        let late =
            w.as_("ada").refused(mutation, json!({"submissionId": w.id("submission of ada")}), "__typename").await;
        assert_eq!(late, code, "{mutation} after the deadline");
    }
}

/// One team alone sends its entry; the deadline is still to come.
pub async fn one(w: &mut World, lead: Who) {
    let (_, name, title) = TEAMS.iter().find(|team| team.0 == lead).expect("a team of the journey");
    team(w, lead, name).await;
    write(w, lead, title).await;
    send(w, lead, 1).await;
}

async fn team(w: &mut World, lead: Who, name: &str) {
    let input = json!({"challengeId": w.id("challenge"), "name": name});
    let made = w.act(lead, "teamCreate", input, "team { id } submission { id number state }").await;
    assert_eq!(made["submission"]["state"], "DRAFT");
    w.keep(format!("team of {lead}"), &made["team"]["id"]);
    w.keep(format!("submission of {lead}"), &made["submission"]["id"]);
}

/// The second person is invited by mail and accepts with the link.
async fn pair(w: &mut World) {
    let email = w.person("ben").email.clone();
    let input = json!({"teamId": w.id("team of ada"), "email": email});
    let invited = w.act("ada", "teamMemberInvite", input, "teamMemberId").await;
    let member = w.keep("invitation", &invited["teamMemberId"]);
    let mail = w.app.mail(&email, "/team-invitations/").await;
    let token = mail.split("?token=").nth(1).unwrap();
    let token: String = token.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    let seen = w.read("ben", "{ myInvitations { id teamName isForViewer } }", json!({})).await;
    assert_eq!(seen["myInvitations"][0]["teamName"], "Lichtung");
    for (who, code) in [("stranger", "NOT_FOUND"), ("berlin", "NOT_FOUND"), ("ada", "FORBIDDEN")] {
        let without = w.as_(who).refused("teamMemberAccept", json!({"teamMemberId": member}), "__typename").await;
        assert_eq!(without, code, "{who} without the link");
    }
    let input = json!({"teamMemberId": member, "token": token});
    let joined = w.act("ben", "teamMemberAccept", input, "team { members { state } }").await;
    assert_eq!(joined["team"]["members"].as_array().unwrap().len(), 2);
}

fn answers(title: &str) -> Vec<Value> {
    let text = format!("{title}: two weeks on site, then six months in which we publish what we learn.");
    [
        ("summary", json!(title)),
        ("approach", json!(text)),
        ("track", json!("venues")),
        ("needs", json!(["power", "network"])),
        ("months", json!(6)),
        ("cost", json!({"minor": 4_800_000, "currency": "EUR"})),
        ("budget", json!([{"item": "Equipment", "amount": 18000}])),
        ("insured", json!(true)),
    ]
    .into_iter()
    .map(|(key, value)| json!({"questionKey": key, "value": value}))
    .collect()
}

/// Two people write; the one who comes late to an answer is told.
async fn draft(w: &mut World) {
    let id = w.id("submission of ada");
    let input = json!({"submissionId": id, "questionKey": "summary", "value": "Ben was here."});
    let saved = w.act("ben", "submissionAnswerSave", input, "answer { revision value }").await;
    assert_eq!(saved["answer"]["revision"], 1);
    let input = json!({"submissionId": id, "answers": [{"questionKey": "summary", "value": "Ada too."},
                                                      {"questionKey": "months", "value": 6}]});
    let payload = "conflicts { questionKey by current { value } } answers { questionKey }";
    let saved = w.act("ada", "submissionDraftSave", input, payload).await;
    assert_eq!(saved["conflicts"][0]["questionKey"], "summary");
    assert_eq!(saved["conflicts"][0]["current"]["value"], "Ben was here.");
    let refused = w.as_("ada").send(
        "mutation($input: SubmissionSubmitInput!) { submissionSubmit(input: $input) { __typename } }",
        json!({"input": {"submissionId": id}}),
    );
    let codes = refused.await.violations();
    assert!(codes.len() >= 5 && codes.contains(&"answer.required".to_owned()), "every fault at once: {codes:?}");
    let seen = w.read("ada", SUBMISSION, with_id(&id)).await;
    assert_eq!(seen["submission"]["draftViolations"].as_array().unwrap().len(), codes.len());
}

/// Title, cities, answers and a PDF that goes through a signed URL and is checked by the worker.
async fn write(w: &mut World, lead: Who, title: &str) {
    let id = w.id(&format!("submission of {lead}"));
    let pdf = facts::pdf(title);
    let input = json!({"submissionId": id, "questionKey": "plan", "name": "plan.pdf", "mediaType": "application/pdf",
                       "size": pdf.len()});
    let begun = w.act(lead, "submissionFileUploadBegin", input, "fileId uploadUrl").await;
    let stored = files::put(w, begun["uploadUrl"].as_str().unwrap(), "application/pdf", pdf.clone()).await;
    assert_eq!(stored["sha256"], files::sha256(&pdf));
    let seen = w.read(lead, SUBMISSION, with_id(&id)).await;
    let known = seen["submission"]["answers"].as_array().unwrap();
    let revision =
        |key: &str| known.iter().find(|a| a["questionKey"] == key).map_or(json!(0), |a| a["revision"].clone());
    let mut all = answers(title);
    if revision("plan") == 0 {
        all.push(json!({"questionKey": "plan", "value": begun["fileId"]}));
    }
    for answer in &mut all {
        answer["revision"] = revision(answer["questionKey"].as_str().unwrap());
    }
    let cities: Vec<String> =
        ["berlin", "london", "new york", "paris"].iter().map(|who| w.id(&format!("organisation of {who}"))).collect();
    let input = json!({"submissionId": id, "title": title, "cityIds": cities, "answers": all});
    let saved = w
        .act(
            lead,
            "submissionDraftSave",
            input,
            "conflicts { questionKey } submission { draftViolations { code path } }",
        )
        .await;
    assert_eq!(saved["conflicts"], json!([]));
    assert_eq!(saved["submission"]["draftViolations"], json!([]));
    let clean = |seen: &Value| {
        let plan =
            seen["submission"]["answers"].as_array().unwrap().iter().find(|a| a["questionKey"] == "plan").cloned();
        plan.is_some_and(|plan| plan["file"]["state"] == "CLEAN")
    };
    let seen = w.until(lead, SUBMISSION, with_id(&id), clean).await;
    let plan = seen["submission"]["answers"].as_array().unwrap().iter().find(|a| a["questionKey"] == "plan").unwrap();
    assert_eq!(plan["file"]["sha256"], files::sha256(&pdf));
    assert_eq!(files::whole(w, plan["file"]["downloadUrl"].as_str().unwrap()).await, pdf);
}

/// Sends and checks the receipt; the SHA-256 of the version.
async fn send(w: &mut World, who: Who, number: i64) -> String {
    let lead = if who == "ben" { "ada" } else { who };
    let id = w.id(&format!("submission of {lead}"));
    let payload =
        "receipt { version sha256 token submittedAt submissionId } version { number sha256 canonicalContent }";
    let sent = w.act(who, "submissionSubmit", json!({"submissionId": id}), payload).await;
    let (receipt, version) = (&sent["receipt"], &sent["version"]);
    assert_eq!((&receipt["version"], &version["number"]), (&json!(number), &json!(number)));
    assert_eq!(receipt["submissionId"], id.as_str());
    let hash = files::sha256(version["canonicalContent"].as_str().unwrap().as_bytes());
    assert_eq!((&receipt["sha256"], &version["sha256"]), (&json!(hash), &json!(hash)));
    assert_eq!(receipt["token"].as_str().unwrap().split('.').count(), 3, "the receipt is signed");
    hash
}

async fn first(w: &mut World) {
    write(w, "ada", TEAMS[0].2).await;
    let hash = send(w, "ben", 1).await;
    let mail = w.app.mail(&w.person("ada").email, &hash).await;
    assert!(mail.contains("1"), "{mail}");
    let again =
        w.as_("ada").refused("submissionSubmit", json!({"submissionId": w.id("submission of ada")}), "__typename");
    assert_eq!(again.await, "FORBIDDEN", "what was sent is not sent twice");
}

/// A second version; the first stays readable and valid until then.
async fn second(w: &mut World) {
    let id = w.id("submission of ada");
    let reopened = w.act("ada", "submissionReopen", json!({"submissionId": id}), "submission { state editing }").await;
    assert_eq!(reopened["submission"], json!({"state": "SUBMITTED", "editing": true}));
    let seen = w.read("ada", SUBMISSION, with_id(&id)).await;
    let months =
        seen["submission"]["answers"].as_array().unwrap().iter().find(|a| a["questionKey"] == "months").unwrap();
    let input = json!({"submissionId": id, "questionKey": "months", "value": 9, "revision": months["revision"]});
    w.act("ada", "submissionAnswerSave", input, "answer { value }").await;
    send(w, "ada", 2).await;
    let seen = w.read("ben", SUBMISSION, with_id(&id)).await;
    let versions = seen["submission"]["versions"].as_array().unwrap();
    assert_eq!(versions.len(), 2);
    assert_ne!(versions[0]["sha256"], versions[1]["sha256"]);
    for version in versions {
        let hash = files::sha256(version["canonicalContent"].as_str().unwrap().as_bytes());
        assert_eq!(version["receipt"]["sha256"], hash.as_str());
    }
    // Others learn nothing of it.
    for (who, codes) in [
        ("nobody", ["UNAUTHENTICATED", "NOT_FOUND"]),
        ("stranger", ["NOT_FOUND", "NOT_FOUND"]),
        ("judge berlin", ["NOT_FOUND", "NOT_FOUND"]),
    ] {
        let code = w.refused(who, SUBMISSION, with_id(&id)).await.expect("a refusal");
        assert!(codes.contains(&code.as_str()), "{who}: {code}");
    }
}
