//! The end of a grant moves and goes with what it stands on, in the transaction of that change: stage, entry, award,
//! pilot, and the people of the team.

use chrono::{DateTime, Utc};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::policy;
use crate::journey::access::url;
use crate::journey::call::{self, CLOSES};
use crate::journey::facts::en;
use crate::journey::obligations::granted;
use crate::journey::world::{Who, World, with_id};
use crate::journey::{data, entry, files, judging, organisations, outcome, until_entries};

const READ: &str = "query($id: ID!) { grant(id: $id) { state endsAt approvedUntil endReason endBound { why at } } }";

async fn seen(w: &World, grant: &str) -> Value {
    w.read("ada", READ, with_id(grant)).await["grant"].clone()
}

fn instant(text: &Value) -> DateTime<Utc> {
    text.as_str().unwrap().parse().unwrap()
}

/// An entrant's grant ends with the stage; a later deadline moves it, and without the entry it is gone.
pub async fn with_the_stage(w: &mut World) {
    organisations::begin(w).await;
    call::post(w).await;
    data::publish(w).await;
    entry::one(w, "ada").await;
    policy(w, json!({"openTo": "ENTRANTS"})).await;
    let grant = granted(w, "ada", &["ada"], 60, "Opening hours.").await;
    let first = seen(w, &grant).await;
    assert_eq!(first["endBound"]["why"], "stage_ended");
    assert_eq!(instant(&first["endsAt"]), instant(&json!(w.instant(CLOSES + 200))), "the stage ends before 60 days");
    assert!(instant(&first["approvedUntil"]) > instant(&first["endsAt"]));
    let later = w.instant(CLOSES + 250);
    let input = json!({"id": w.id("challenge"), "closesAt": later, "reason": en("Two holidays fall into it.")});
    w.act("berlin", "challengeExtendDeadline", input, "challenge { phase }").await;
    let moved = seen(w, &grant).await;
    assert_eq!(instant(&moved["endsAt"]), instant(&json!(later)), "moved in the same transaction");
    let open = url(w, "ada", &grant).await;
    let input = json!({"submissionId": w.id("submission of ada")});
    w.act("ada", "submissionWithdraw", input, "__typename").await;
    assert_eq!(files::refused(w, &open, StatusCode::FORBIDDEN).await, "FORBIDDEN", "gone in the same transaction");
    gone(w, "ada", &grant, "submission_withdrawn").await;
}

/// A grant that has ended for this reason.
async fn gone(w: &World, lead: Who, grant: &str, why: &str) {
    let gone = w.read(lead, READ, with_id(grant)).await["grant"].clone();
    assert!(["EXPIRING", "EXPIRED"].contains(&gone["state"].as_str().unwrap()), "{gone}");
    assert_eq!(gone["endReason"], why);
}

/// Who leaves the team leaves the grant, without blame, and the others go on; a declined award ends the grants of its team.
pub async fn with_people_and_awards(w: &mut World) {
    until_entries(w).await;
    judging::judge(w).await;
    outcome::announced(w).await;
    let grant = granted(w, "ada", &["ada", "ben"], 60, "Opening hours.").await;
    let (ada, ben) = (url(w, "ada", &grant).await, url(w, "ben", &grant).await);
    w.act("ben", "teamMemberLeave", json!({"teamId": w.id("team of ada")}), "__typename").await;
    assert_eq!(files::refused(w, &ben, StatusCode::FORBIDDEN).await, "FORBIDDEN", "gone in the same transaction");
    assert_eq!(files::whole(w, &ada).await, data::bytes(data::RESTRICTED), "the lead goes on");
    let query = "query($id: ID!) { grant(id: $id) { state people { person { id } endedAt misconduct } } }";
    let people = w.read("ada", query, with_id(&grant)).await["grant"]["people"].as_array().unwrap().clone();
    let of = |who| people.iter().find(|row| row["person"]["id"] == w.person(who).id.as_str()).unwrap();
    assert!(of("ben")["endedAt"].is_string() && of("ben")["misconduct"] == false, "{people:?}");
    assert!(of("ada")["endedAt"].is_null(), "{people:?}");
    outcome::accept(w, "ada").await;
    assert_eq!(files::whole(w, &ada).await, data::bytes(data::RESTRICTED), "an accepted award ends nothing");
    let other = granted(w, "cleo", &["cleo"], 60, "Opening hours.").await;
    let open = url(w, "cleo", &other).await;
    w.act("cleo", "awardDecline", json!({"awardId": w.id("award of cleo")}), "award { state }").await;
    assert_eq!(files::refused(w, &open, StatusCode::FORBIDDEN).await, "FORBIDDEN", "gone in the same transaction");
    gone(w, "cleo", &other, "award_ended").await;
    w.until("cleo", READ, with_id(&other), |seen| seen["grant"]["state"] == "EXPIRED").await;
    assert_eq!(files::whole(w, &ada).await, data::bytes(data::RESTRICTED), "other teams are not concerned");
}

/// A pilot that never deploys ends the grants of its team.
pub async fn with_the_pilot(w: &mut World) {
    let grant = granted(w, "cleo", &["cleo"], 20, "Opening hours.").await;
    let open = url(w, "cleo", &grant).await;
    let input = json!({"pilot": w.id("pilot of cleo"), "reason": "The square is being rebuilt."});
    w.act("london", "pilotNeverDeploy", input, "pilot { state }").await;
    assert_eq!(files::refused(w, &open, StatusCode::FORBIDDEN).await, "FORBIDDEN", "gone in the same transaction");
    gone(w, "cleo", &grant, "pilot_ended").await;
}
