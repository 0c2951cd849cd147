//! Step 5: ranking, provisional winners, announcement; before it no path shows an outcome to a team.

use intercity_tests::Answer;
use serde_json::{Value, json};

use super::entry::TEAMS;
use super::world::{Who, World, with_id};
use super::{call, judging};

const RANKING: &str = "query($id: ID!) { ranking(stageId: $id) {
    inputHash stale lotterySeed lotteryCommitment
    lines { rank raw adjusted difference spread reviews submission { id } } } }";
const RESULTS: &str = "query($id: ID!) { submissionResults(submissionId: $id) { outcome feedback announcedAt }
    submissionAward(submissionId: $id) { id state city } }";

/// Rank, pick, announce, accept.
pub async fn announce(w: &mut World) {
    announced(w).await;
    for (lead, ..) in &TEAMS[..2] {
        accept(w, lead).await;
    }
}

/// Accepts the award of this team.
pub async fn accept(w: &mut World, lead: Who) {
    let award = w.id(&format!("award of {lead}"));
    let accepted = w.act(lead, "awardAccept", json!({"awardId": award}), "award { state }").await;
    assert_eq!(accepted["award"]["state"], "ACCEPTED");
}

/// Rank, pick, announce; the winners have not answered yet.
pub async fn announced(w: &mut World) {
    rank(w).await;
    let before = everything(w).await;
    pick(w).await;
    judging::conflicted(w).await;
    for (then, now) in before.iter().zip(everything(w).await) {
        assert_eq!(*then, now, "picking winners shows nothing to anybody but the organisers");
    }
    no_outcome(w).await;
    w.idle().await;
    w.act("berlin", "challengeAnnounce", json!({"challengeId": w.id("challenge")}), "announcedAt awards { id }").await;
    told(w).await;
}

async fn rank(w: &mut World) {
    w.idle().await;
    let stage = w.id("stage");
    let payload = "ranking { inputHash lines { rank submission { id } } }";
    let computed = w.act("berlin", "rankingCompute", json!({"stageId": stage}), payload).await;
    let lines = computed["ranking"]["lines"].as_array().unwrap();
    let order: Vec<&str> = lines.iter().map(|line| line["submission"]["id"].as_str().unwrap()).collect();
    assert_eq!(order, TEAMS.map(|(lead, ..)| w.id(&format!("submission of {lead}"))));
    let seen = w.read("berlin", RANKING, with_id(&stage)).await["ranking"].clone();
    assert_eq!(seen["stale"], false);
    assert!(seen["lotterySeed"].is_string() && seen["lotteryCommitment"].is_string());
    let again = w.act("berlin member", "rankingCompute", json!({"stageId": stage}), "ranking { inputHash }").await;
    assert_eq!(again["ranking"]["inputHash"], seen["inputHash"], "the same reviews give the same ranking");
}

async fn pick(w: &mut World) {
    let winner = |lead: Who, city: Who| json!({"submissionId": w.id(&format!("submission of {lead}")), "organisationId": w.id(&format!("organisation of {city}"))});
    let (first, second) = (winner("ada", "berlin"), winner("cleo", "london"));
    let many = json!({"challengeId": w.id("challenge"), "winners": [first, winner("cleo", "berlin")]});
    assert_eq!(w.as_("berlin").refused("winnersPick", many, "__typename").await, "REFUSED", "Berlin gives one place");
    let input = json!({"challengeId": w.id("challenge"), "winners": [first, second]});
    let picked = w.act("berlin", "winnersPick", input, "awards { id state submission { id } }").await;
    for award in picked["awards"].as_array().unwrap() {
        let lead = TEAMS.iter().find(|(lead, ..)| w.id(&format!("submission of {lead}")) == award["submission"]["id"]);
        w.keep(format!("award of {}", lead.unwrap().0), &award["id"]);
        assert_eq!(award["state"], "PROVISIONAL");
    }
}

/// What stands in an answer, without the id of its request.
fn shown(Answer(mut answer): Answer) -> Value {
    for error in answer["errors"].as_array_mut().into_iter().flatten() {
        error["extensions"]["requestId"] = Value::Null;
    }
    answer
}

/// Everything that teams, the public and a judge can read.
async fn everything(w: &World) -> Vec<Value> {
    const CHALLENGE: &str =
        "query($id: ID!) { challenge(id: $id) { phase decidedAt viewerMay viewerOrganises lotterySeed
        hosts { places testbeds { places testbed { places name } } } stages { id name { text } } } }";
    const LISTS: &str = "{ challenges { nodes { phase decidedAt } } testbeds { nodes { id places } }
        pilots { totalCount } datasets { totalCount } }";
    const OWN: &str = "query($id: ID!) { submission(id: $id) { state number title viewerMay submittedAt
        challenge { phase } team { state viewerMay } versions { number } } }";
    const INBOX: &str = "{ inbox(first: 100) { nodes { kind subject body path } }
        mySubmissions { nodes { state viewerMay } } grants { totalCount } accessRequests { totalCount } }";
    let mut all = Vec::new();
    for who in ["nobody", "stranger", "ada", "ben", "cleo", "elena"] {
        all.push(shown(w.as_(who).send(CHALLENGE, with_id(&w.id("challenge"))).await));
        all.push(shown(w.as_(who).send(LISTS, json!({})).await));
        all.push(shown(w.as_(who).send(INBOX, json!({})).await));
        for (lead, ..) in TEAMS {
            let id = w.id(&format!("submission of {lead}"));
            all.push(shown(w.as_(who).send(OWN, with_id(&id)).await));
            all.push(shown(w.as_(who).send(RESULTS, with_id(&id)).await));
            let query = "query($id: ID!) { assignmentOfSubmission(submission: $id) { state winners { rank } } }";
            all.push(shown(w.as_(who).send(query, with_id(&id)).await));
        }
        for query in [
            "query($id: ID!) { awards(challengeId: $id) { id rank state } }",
            "query($id: ID!) { assignment(challenge: $id) { state winners { rank teamName } } }",
            "query($id: ID!) { submissions(challengeId: $id) { nodes { title } totalCount } }",
        ] {
            all.push(shown(w.as_(who).send(query, with_id(&w.id("challenge"))).await));
        }
        for query in [RANKING, "query($id: ID!) { panel(stageId: $id) { progress { outcome } } }"] {
            all.push(shown(w.as_(who).send(query, with_id(&w.id("stage"))).await));
        }
        let query = "query($id: ID!) { accessRequestOptions(dataset: $id) { teams { team { id } } } }";
        all.push(shown(w.as_(who).send(query, with_id(&w.id(super::data::RESTRICTED))).await));
    }
    all
}

/// Nothing of what was picked can be read, and nothing that depends on it can be done.
async fn no_outcome(w: &World) {
    assert_eq!(call::phase(w).await, "EVALUATION");
    for (lead, ..) in TEAMS {
        let read = w.read(lead, RESULTS, with_id(&w.id(&format!("submission of {lead}")))).await;
        assert_eq!(read, json!({"submissionResults": [], "submissionAward": null}), "{lead}");
        let awards =
            w.as_(lead).send("query($id: ID!) { awards(challengeId: $id) { id } }", with_id(&w.id("challenge"))).await;
        let none = awards.code().as_deref() == Some("NOT_FOUND") || awards.0["data"]["awards"] == json!([]);
        assert!(none, "{lead}: {:#}", awards.0);
        let ranking = w.as_(lead).send(RANKING, with_id(&w.id("stage"))).await;
        assert!(ranking.0["data"]["ranking"].is_null(), "{lead}: {:#}", ranking.0);
        let query = "query($id: ID!) { assignment(challenge: $id) { state } }";
        assert_eq!(w.refused(lead, query, with_id(&w.id("challenge"))).await.as_deref(), Some("NOT_FOUND"));
        assert!(!w.inbox(lead).await.iter().any(|kind| kind == "announcement" || kind == "award_offered"), "{lead}");
        let input = json!({"dataset": w.id(super::data::RESTRICTED), "team": w.id(&format!("team of {lead}")),
                           "purpose": "To plan.", "durationDays": 10, "people": [w.person(lead).id]});
        let early = w.as_(lead).refused("accessRequestCreate", input, "__typename").await;
        assert_eq!(early, "REFUSED", "{lead}: no award is announced");
    }
    for lead in ["ada", "cleo"] {
        let award = json!({"awardId": w.id(&format!("award of {lead}"))});
        assert_eq!(w.as_(lead).refused("awardAccept", award, "__typename").await, "NOT_FOUND", "{lead}");
        let input =
            json!({"submission": w.id(&format!("submission of {lead}")), "testbeds": [w.id("testbed 0 of berlin")]});
        assert_eq!(w.as_(lead).refused("preferencesSet", input, "__typename").await, "NOT_FOUND", "{lead}");
    }
    // Staff of a city that does not lead see no ranking either.
    let ranking = w.as_("london").send(RANKING, with_id(&w.id("stage"))).await;
    assert!(ranking.0["data"]["ranking"].is_null(), "{:#}", ranking.0);
}

/// Everybody learns their own outcome, in one moment.
async fn told(w: &mut World) {
    assert_eq!(call::phase(w).await, "DECIDED");
    for (lead, outcome) in [("ada", "ADVANCED"), ("cleo", "ADVANCED"), ("elena", "NOT_ADVANCED")] {
        let read = w.read(lead, RESULTS, with_id(&w.id(&format!("submission of {lead}")))).await;
        assert_eq!(read["submissionResults"][0]["outcome"], outcome, "{lead}");
        assert_eq!(read["submissionResults"][0]["feedback"].as_array().unwrap().len(), 2, "feedback of both judges");
        assert_eq!(read["submissionAward"].is_null(), lead == "elena");
    }
    w.idle().await;
    for who in ["ada", "ben", "cleo", "elena"] {
        assert!(w.inbox(who).await.contains(&"announcement".to_owned()), "{who}: {:?}", w.inbox(who).await);
    }
    let seen = w
        .read(
            "nobody",
            "query($id: ID!) { awards(challengeId: $id) { rank submission { title } } }",
            with_id(&w.id("challenge")),
        )
        .await;
    let titles: Vec<&Value> = seen["awards"].as_array().unwrap().iter().map(|a| &a["submission"]["title"]).collect();
    assert_eq!(titles, [TEAMS[0].2, TEAMS[1].2], "winners are public once announced");
}
