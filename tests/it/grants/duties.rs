//! A closing duty that nobody did: overdue by the clock, and in the way of further requests until it is attested.

use std::time::Duration;

use intercity_tests::eventually;
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
    // The worker looks at deadlines every few seconds, and tells once what it finds.
    let reminded = eventually("word of the overdue duty", Duration::from_secs(30), || async {
        w.inbox("cleo").await.iter().any(|kind| kind == "duty_overdue").then_some(())
    });
    assert!(reminded.await.is_some(), "{:?}", w.inbox("cleo").await);
    let stranger = json!({"id": duty["id"], "statement": "Deleted."});
    assert_eq!(w.as_("elena").refused("closingDutyAttest", stranger.clone(), "__typename").await, "NOT_FOUND");
    w.act("cleo", "closingDutyAttest", stranger, "duty { state }").await;
    assert!(refused_request(w, "cleo", &["cleo"]).await.is_empty(), "attested, even late");
}
