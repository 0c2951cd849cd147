//! A closing duty that nobody did: overdue by the clock, and in the way of further requests until it is attested.

use serde_json::json;

use super::refused_request;
use super::use_time::HELD;
use crate::journey::access::GRANT;
use crate::journey::obligations::{duties, told};
use crate::journey::world::{World, with_id};

/// The grant for one day ends; its duty is due a day after the notice, and then overdue.
pub async fn overdue(w: &mut World) {
    let (grant, cleo) = (w.id("grant of cleo"), w.person("cleo").id.clone());
    assert!(duties(w, "cleo", &grant).await.is_empty(), "nothing is owed before the end");
    w.travel(HELD + 25).await;
    w.until("cleo", GRANT, with_id(&grant), |seen| seen["grant"]["state"] == "EXPIRED").await;
    let duty = told(w, "cleo", &grant, Some(&cleo)).await;
    assert_eq!(duty["overdue"], false);
    assert!(refused_request(w, "cleo", &["cleo"]).await.is_empty(), "before its deadline it is in nobody's way");
    w.travel(HELD + 51).await;
    let late = duties(w, "steward", &grant).await;
    assert_eq!(late[0]["overdue"], true, "{late:?}");
    let faults = refused_request(w, "cleo", &["cleo"]).await;
    assert_eq!(faults, [("access_request.person_duty_overdue".to_owned(), "people.0".to_owned())]);
    let stranger = json!({"id": duty["id"], "statement": "Deleted."});
    assert_eq!(w.as_("elena").refused("closingDutyAttest", stranger.clone(), "__typename").await, "NOT_FOUND");
    w.act("cleo", "closingDutyAttest", stranger, "duty { state }").await;
    assert!(refused_request(w, "cleo", &["cleo"]).await.is_empty(), "attested, even late");
    w.idle().await;
    assert!(w.inbox("cleo").await.iter().any(|kind| kind.contains("overdue")), "{:?}", w.inbox("cleo").await);
}
