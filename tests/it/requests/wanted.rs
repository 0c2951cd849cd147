//! Questions for data that is not listed.

use serde_json::json;

use super::scene::faults;
use crate::journey::data::{OPEN, RESTRICTED};
use crate::journey::world::{NOBODY, World, with_id};

const QUESTION: &str = "query($id: ID!) { dataRequest(id: $id) {
    state title answer askedBy city { name } dataset { slug } may { answer withdraw } } }";

/// Asked, read by both sides and nobody else, answered with a dataset.
pub async fn answered(w: &mut World) {
    let berlin = w.id("organisation of berlin");
    let empty = json!({"city": w.id("organisation of partner"), "title": "", "description": ""});
    let refused: Vec<String> =
        faults(w, "ada", "dataRequestCreate", empty).await.into_iter().map(|(code, _)| code).collect();
    assert_eq!(refused, ["data_request.city", "data_request.title", "data_request.description"], "all at once");
    let input = json!({"city": berlin, "team": w.id("team of ada"), "title": "Charging points",
                       "description": "Where are they, and since when?"});
    let asked = w.act("ada", "dataRequestCreate", input, "request { id state }").await;
    let id = asked["request"]["id"].as_str().unwrap().to_owned();
    w.idle().await;
    assert!(w.inbox("berlin").await.contains(&"data_requested".to_owned()));
    for (who, code) in [(NOBODY, "UNAUTHENTICATED"), ("stranger", "NOT_FOUND"), ("london", "NOT_FOUND")] {
        assert_eq!(w.refused(who, QUESTION, with_id(&id)).await.as_deref(), Some(code), "{who}");
    }
    let mine = w.read("ben", QUESTION, with_id(&id)).await;
    assert_eq!(mine["dataRequest"]["may"], json!({"answer": false, "withdraw": true}), "the whole team asks");
    let draft = json!({"id": id, "dataset": w.id(RESTRICTED), "note": "x".repeat(5_000)});
    assert_eq!(
        faults(w, "berlin", "dataRequestAnswer", draft).await,
        [("data_request.answer_too_long".to_owned(), "note".to_owned())]
    );
    let queue = "{ dataRequests(filter: {toAnswer: true}) { nodes { id } } }";
    assert_eq!(w.read("berlin", queue, json!({})).await["dataRequests"]["nodes"], json!([{"id": id}]));
    let input = json!({"id": id, "dataset": w.id(OPEN), "note": "As of 2020."});
    w.act("berlin", "dataRequestAnswer", input.clone(), "request { state }").await;
    assert_eq!(w.as_("berlin").refused("dataRequestAnswer", input, "__typename").await, "FORBIDDEN", "it is closed");
    let read = w.read("ada", QUESTION, with_id(&id)).await["dataRequest"].clone();
    assert_eq!((&read["state"], &read["answer"]), (&json!("ANSWERED"), &json!("As of 2020.")));
    assert_eq!(read["dataset"]["slug"], OPEN);
    w.idle().await;
    assert!(w.inbox("ada").await.contains(&"data_request_answered".to_owned()));
    assert_eq!(w.read("berlin", queue, json!({})).await["dataRequests"]["nodes"], json!([]));
}
