//! Step 1: four cities post a challenge together, and the clock opens it.

use serde_json::{Value, json};

use super::facts::{self, en};
use super::organisations::CITIES;
use super::world::{World, with_id};

/// Hours after the beginning.
pub const OPENS: i64 = 2;
/// Hours after the beginning.
pub const CLOSES: i64 = 100;

const PHASE: &str = "query($id: ID!) { challenge(id: $id) { phase } }";

/// The phase as everybody sees it.
pub async fn phase(w: &World) -> Value {
    w.read("nobody", PHASE, with_id(&w.id("challenge"))).await["challenge"]["phase"].clone()
}

/// Draft, briefs, approval, publication, opening.
pub async fn post(w: &mut World) {
    for (who, _) in CITIES {
        testbeds(w, who).await;
    }
    draft(w).await;
    briefs(w).await;
    publish(w).await;
    assert_eq!(phase(w).await, "UPCOMING");
    w.travel(OPENS - 1).await;
    let early = json!({"challengeId": w.id("challenge"), "name": "Too early"});
    assert_eq!(w.as_("elena").refused("teamCreate", early, "__typename").await, "REFUSED");
    w.travel(OPENS).await;
    assert_eq!(phase(w).await, "OPEN");
}

/// The first two real sites of a city.
async fn testbeds(w: &mut World, who: &'static str) {
    let code = facts::fact("organisations.json", &who.replace(' ', "-"))["code"].clone();
    let all = facts::json_file("testbeds.json");
    let sites: Vec<Value> =
        all.as_array().unwrap().iter().filter(|site| site["city"] == code).take(2).cloned().collect();
    assert_eq!(sites.len(), 2, "{who}");
    for (n, site) in sites.iter().enumerate() {
        let input = json!({
            "organisationId": w.id(&format!("organisation of {who}")),
            "name": site["name"],
            "slug": site["slug"],
            "description": en(&format!("{} {}", site["description"].as_str().unwrap(), site["coordinate_note"])),
            "latitude": site["latitude"],
            "longitude": site["longitude"],
            "operatorName": site["operator"],
            "themes": site["themes"],
            "offers": site["offers"],
            "sources": site["sources"],
            "areaHa": site["area_ha"],
            "since": site["since"],
            "places": 1,
        });
        let made = w.act(who, "testbedCreate", input, "testbed { id name }").await;
        assert_eq!(made["testbed"]["name"], site["name"]);
        w.keep(format!("testbed {n} of {who}"), &made["testbed"]["id"]);
    }
    if who == "berlin" {
        let input = json!({"id": w.id("testbed 0 of berlin"), "contact": "site@berlin.example"});
        w.act("berlin", "testbedUpdate", input, "testbed { contact }").await;
    }
}

async fn draft(w: &mut World) {
    let fact = facts::fact("challenges.json", "creative-cities");
    let outcomes: Vec<&str> = fact["outcomes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let input = json!({
        "leadId": w.id("organisation of berlin"),
        "slug": fact["slug"],
        "title": facts::texts(&fact["title"]),
        "summary": facts::texts(&fact["summary"]),
        "problem": en(fact["problem"].as_str().unwrap()),
        "themes": fact["themes"],
        "sources": fact["sources"],
        "zone": "Europe/Berlin",
        "opensAt": w.instant(OPENS),
        "closesAt": w.instant(CLOSES),
    });
    let made = w.act("berlin", "challengeCreate", input, "challenge { id phase }").await;
    assert_eq!(made["challenge"]["phase"], "DRAFT");
    let id = w.keep("challenge", &made["challenge"]["id"]);
    let input = json!({
        "id": id,
        "outcomes": en(&outcomes.join(".\n")),
        "terms": en("Teams keep what they own. Cities report what was tried and measured."),
        "rules": {"decidingFigure": "RAW_MEAN", "maxEntriesPerPerson": 1, "maxTeamSize": 4,
                  "ties": ["CRITERIA_IN_ORDER", "SMALLER_SPREAD"]},
    });
    w.act("berlin member", "challengeUpdate", input, "challenge { outcomes { text } }").await;
    w.act("berlin", "challengeFormSet", json!({"id": id, "form": facts::form()}), "challenge { form { key } }").await;
    let input = json!({"id": id, "stages": [stage(w, &fact)]});
    let set = w.act("berlin", "challengeStagesSet", input, "challenge { stages { id criteria { weight } } }").await;
    w.keep("stage", &set["challenge"]["stages"][0]["id"]);
    let hosts: Vec<String> = CITIES.iter().map(|(who, _)| w.id(&format!("organisation of {who}"))).collect();
    let input = json!({"id": id, "organisationIds": hosts});
    let set = w.act("berlin", "challengeHostsSet", input, "challenge { hosts { id organisation { id } } }").await;
    for host in set["challenge"]["hosts"].as_array().unwrap() {
        let city = CITIES.iter().find(|(who, _)| w.id(&format!("organisation of {who}")) == host["organisation"]["id"]);
        w.keep(format!("brief of {}", city.unwrap().0), &host["id"]);
    }
    // Nobody outside the cities knows of a draft.
    for who in ["nobody", "ada", "judge berlin", "partner"] {
        let read = w.as_(who).send(PHASE, with_id(&id)).await;
        assert!(read.0["data"]["challenge"].is_null(), "{who}: {:#}", read.0);
        let listed = w.read(who, "{ challenges { totalCount } }", json!({})).await;
        assert_eq!(listed["challenges"]["totalCount"], 0);
    }
}

/// One scoring stage: the sponsor's criteria and ours, weights that add up.
fn stage(w: &World, fact: &Value) -> Value {
    let mut names: Vec<&str> = fact["criteria"].as_array().unwrap().iter().filter_map(|c| c["name"].as_str()).collect();
    names.push("Benefit that can be measured");
    let criteria: Vec<Value> = names
        .iter()
        .zip([4000, 2500, 2000, 1500])
        .map(|(name, weight)| {
            json!({"name": en(name), "description": en("As the cities announced it."), "weight": weight, "anchors": [
                {"halfPoints": 0, "text": en("Nothing speaks to this.")},
                {"halfPoints": 10, "text": en("Proven elsewhere.")},
            ]})
        })
        .collect();
    json!({"kind": "SCORING", "name": en("Jury"), "startsAt": w.instant(CLOSES), "endsAt": w.instant(CLOSES + 200),
           "quorum": 2, "advancePerCity": 1, "criteria": criteria})
}

async fn briefs(w: &mut World) {
    for (who, _) in CITIES {
        let sites: Vec<Value> =
            (0..2).map(|n| json!({"testbedId": w.id(&format!("testbed {n} of {who}")), "places": 1})).collect();
        let input = json!({
            "id": w.id(&format!("brief of {who}")),
            "context": en("Real sites, a named contact, help with permits."),
            "contact": w.person(who).email,
            "places": 1,
            "money": {"minor": 5_000_000, "currency": "EUR"},
            "localTerms": en("Liability insurance is needed on site."),
            "testbeds": sites,
        });
        w.act(who, "hostBriefUpdate", input, "hostBrief { places testbeds { places } }").await;
    }
}

async fn publish(w: &mut World) {
    let id = w.id("challenge");
    w.act("berlin", "challengeRequestReview", json!({"id": id}), "challenge { phase }").await;
    let input = json!({"id": id, "remarks": "Say more about the sites."});
    w.act("paris", "challengeReturn", input, "challenge { phase reviewRemarks }").await;
    w.act("berlin", "challengeRequestReview", json!({"id": id}), "challenge { phase }").await;
    let early = w
        .as_("berlin")
        .send(
            "mutation($input: ChallengePublishInput!) { challengePublish(input: $input) { __typename } }",
            json!({"input": {"id": id}}),
        )
        .await;
    assert_eq!(early.violations(), ["challenge.brief_not_approved"; 4]);
    for (who, _) in CITIES {
        let input = json!({"id": w.id(&format!("brief of {who}"))});
        let approved = w.act(who, "hostBriefApprove", input, "hostBrief { state }").await;
        assert_eq!(approved["hostBrief"]["state"], "APPROVED");
    }
    let published = w
        .act("berlin", "challengePublish", json!({"id": id}), "challenge { phase lotteryCommitment lotterySeed }")
        .await;
    assert_eq!(published["challenge"]["phase"], "UPCOMING");
    assert!(published["challenge"]["lotteryCommitment"].is_string(), "the lottery is committed to before it opens");
    let seen = w.read("nobody", "query($id: ID!) { challenge(id: $id) { lotterySeed } }", with_id(&id)).await;
    assert!(seen["challenge"]["lotterySeed"].is_null(), "the seed is shown with the ranking, not before");
}
