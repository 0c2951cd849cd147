//! The end of an entrant's grant: it moves with the stage and goes with the entry, in the transaction of that change.

use chrono::{DateTime, Utc};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::policy;
use crate::journey::access::url;
use crate::journey::call::{self, CLOSES};
use crate::journey::facts::en;
use crate::journey::obligations::granted;
use crate::journey::world::{World, with_id};
use crate::journey::{data, entry, files, organisations};

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
    let gone = seen(w, &grant).await;
    assert!(["EXPIRING", "EXPIRED"].contains(&gone["state"].as_str().unwrap()), "{gone}");
    assert_eq!(gone["endReason"], "submission_withdrawn");
}
