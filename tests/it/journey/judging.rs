//! Step 4: judges from two cities declare conflicts and send reviews.

use serde_json::{Value, json};

use super::world::{Who, World, with_id};

const QUEUE: &str = "{ judgeQueue { id attestedAt stage { id } submission { id } } }";
const ASSIGNMENT: &str = "query($id: ID!) { judgeAssignment(id: $id) {
    content { sha256 version team answers { key value } } criteria { id weight }
    otherReviews { id } review { state version } } }";
const PANEL: &str = "query($id: ID!) { panel(stageId: $id) {
    conflicts { personId submissionId source }
    progress { submission { id } assigned sent } judges { id personId chair } } }";
const REVIEWS: &str =
    "query($stage: ID!, $submission: ID!) { reviews(stageId: $stage, submissionId: $submission) { id } }";

const JUDGES: [(Who, Who); 3] = [("judge berlin", "berlin"), ("judge london", "london"), ("judge paris", "paris")];

/// Panel, conflict, new assignment, reviews.
pub async fn judge(w: &mut World) {
    panel(w).await;
    let input = json!({"stageId": w.id("stage"), "preview": true});
    let planned = w.act("berlin", "judgesAssign", input, "inForce assignments { personId }").await;
    assert_eq!(planned["inForce"], false);
    assert_eq!(planned["assignments"].as_array().unwrap().len(), 6);
    assert_eq!(queue(w, "judge london").await.len(), 0, "a preview changes nothing");
    assign(w).await;
    conflict(w).await;
    assign(w).await;
    for (who, _) in JUDGES {
        review(w, who).await;
    }
    let panel = w.read("berlin", PANEL, with_id(&w.id("stage"))).await;
    for progress in panel["panel"]["progress"].as_array().unwrap() {
        assert_eq!((&progress["sent"], &progress["assigned"]), (&json!(2), &json!(2)));
    }
}

async fn panel(w: &mut World) {
    for (who, city) in JUDGES {
        let input = json!({"stageId": w.id("stage"), "email": w.person(who).email, "chair": who == "judge berlin",
                           "organisationId": w.id(&format!("organisation of {city}")), "languages": ["en"],
                           "expertise": ["culture"]});
        w.act("berlin", "panelJudgeAdd", input, "panelJudgeId").await;
    }
    let team = json!({"stageId": w.id("stage"), "email": w.person("cleo").email});
    let member = w.as_("berlin").refused("panelJudgeAdd", team, "panelJudgeId").await;
    assert_eq!(member, "REFUSED", "nobody judges the challenge they take part in");
}

async fn assign(w: &mut World) {
    let input = json!({"stageId": w.id("stage")});
    let assigned = w.act("berlin", "judgesAssign", input, "inForce assignments { personId submission { id } }").await;
    assert_eq!(assigned["inForce"], true);
    assert_eq!(assigned["assignments"].as_array().unwrap().len(), 6);
}

async fn queue(w: &World, who: Who) -> Vec<Value> {
    w.read(who, QUEUE, json!({})).await["judgeQueue"].as_array().unwrap().clone()
}

/// The judge of London has a tie: from then on there is nothing to see.
async fn conflict(w: &mut World) {
    let mine = queue(w, "judge london").await;
    let (assignment, submission) = (mine[0]["id"].clone(), mine[0]["submission"]["id"].clone());
    let read = w.read("judge london", ASSIGNMENT, json!({"id": assignment})).await;
    assert!(read["judgeAssignment"]["content"].is_null(), "nothing is read before the attestation");
    let input = json!({"stageId": w.id("stage"), "submissionId": submission, "kind": "PERSONAL",
                       "reason": "We shared an office last year."});
    let declared = w.act("judge london", "conflictDeclare", input, "conflict { source submissionId }").await;
    assert_eq!(declared["conflict"]["source"], "DECLARED");
    w.keep("conflicted", &submission);
    w.keep("conflicted assignment", &assignment);
    conflicted(w).await;
}

/// Whoever has a conflict gets "not found", by every way.
pub async fn conflicted(w: &World) {
    let (submission, assignment) = (w.id("conflicted"), w.id("conflicted assignment"));
    let judge = w.as_("judge london");
    let seen = w.read("judge london", ASSIGNMENT, with_id(&assignment)).await;
    assert!(seen["judgeAssignment"].is_null());
    assert!(queue(w, "judge london").await.iter().all(|one| one["submission"]["id"] != submission.as_str()));
    for (mutation, input) in [
        ("judgeAttest", json!({"judgeAssignmentId": assignment})),
        ("reviewSave", json!({"judgeAssignmentId": assignment, "feedback": "x"})),
        ("reviewSend", json!({"judgeAssignmentId": assignment})),
    ] {
        assert_eq!(judge.refused(mutation, input, "__typename").await, "NOT_FOUND", "{mutation}");
    }
    let variables = json!({"stage": w.id("stage"), "submission": submission});
    assert_eq!(w.refused("judge london", REVIEWS, variables).await.as_deref(), Some("NOT_FOUND"));
    let query = "query($id: ID!) { submission(id: $id) { title } }";
    assert_eq!(w.refused("judge london", query, with_id(&submission)).await.as_deref(), Some("NOT_FOUND"));
}

/// Half points by team: the first is best, whoever judges.
fn half_points(w: &World, submission: &Value, judge: usize, criterion: usize) -> i64 {
    let base = match submission.as_str().unwrap() {
        id if id == w.id("submission of ada") => 8,
        id if id == w.id("submission of cleo") => 6,
        _ => 4,
    };
    base + i64::try_from((judge + criterion) % 2).unwrap()
}

async fn review(w: &mut World, who: Who) {
    let nth = JUDGES.iter().position(|(judge, _)| *judge == who).unwrap();
    let mine = queue(w, who).await;
    assert_eq!(mine.len(), 2, "{who}");
    for one in mine {
        let id = one["id"].clone();
        let early = w.as_(who).refused("reviewSend", json!({"judgeAssignmentId": id}), "__typename").await;
        assert_ne!(early, "INTERNAL");
        w.act(who, "judgeAttest", json!({"judgeAssignmentId": id}), "judgeAssignment { attestedAt }").await;
        let open = w.read(who, ASSIGNMENT, json!({"id": id})).await["judgeAssignment"].clone();
        assert!(
            open["content"]["answers"]
                .as_array()
                .unwrap()
                .iter()
                .all(|a| a["key"] != "budget" && a["key"] != "insured"),
            "answers for organisers are not for judges: {open:#}"
        );
        assert!(open["content"]["answers"].as_array().unwrap().iter().any(|a| a["key"] == "approach"));
        assert_eq!(open["otherReviews"], json!([]), "reviews of others are seen after one's own is sent");
        let criteria = open["criteria"].as_array().unwrap().clone();
        let scores: Vec<Value> = criteria
            .iter()
            .enumerate()
            .map(|(c, criterion)| json!({"criterionId": criterion["id"], "halfPoints": half_points(w, &one["submission"]["id"], nth, c)}))
            .collect();
        let input =
            json!({"judgeAssignmentId": id, "scores": scores[..1], "panelComment": "Clear.", "feedback": "Begun."});
        w.act(who, "reviewSave", input, "judgeAssignment { review { state } }").await;
        let incomplete = w.as_(who).refused("reviewSend", json!({"judgeAssignmentId": id}), "__typename").await;
        assert_eq!(incomplete, "REFUSED", "a review without all scores is not sent");
        let input = json!({"judgeAssignmentId": id, "scores": scores, "panelComment": "Clear.", "feedback": format!("Feedback of {who}.")});
        let sent = w.act(who, "reviewSend", input, "judgeAssignment { review { state } }").await;
        assert_eq!(sent["judgeAssignment"]["review"]["state"], "SENT");
        let again = w.as_(who).refused("reviewSave", json!({"judgeAssignmentId": id}), "__typename").await;
        assert!(["FORBIDDEN", "REFUSED", "CONFLICT"].contains(&again.as_str()), "what was sent stays: {again}");
    }
}
