//! Changes of a grant and of a submission are told over a socket, to those who may know.

use intercity_tests::{Heard, Socket};
use serde_json::{Value, json};

use super::access;
use super::world::{Who, World, with_id};

const GRANT: &str = "subscription($id: ID!) { grantChanged(id: $id) { id state } }";
const SUBMISSION: &str = "subscription($id: ID!) { submissionChanged(id: $id) { id state team { name } } }";

/// What is told now and after changes; to whom nothing is told.
pub async fn changes(w: &mut World) {
    let grant = access::approved(w, "cleo").await;
    grant_changes(w, &grant).await;
    for (who, query, id) in [
        ("stranger", GRANT, grant.clone()),
        ("elena", GRANT, grant.clone()),
        ("stranger", SUBMISSION, w.id("submission of elena")),
        ("nobody", SUBMISSION, w.id("submission of elena")),
    ] {
        let mut socket = open(w, who).await;
        socket.subscribe("1", query, with_id(&id)).await;
        let refused = socket.hear().await.message();
        let code =
            refused.pointer("/payload/0/extensions/code").or(refused.pointer("/payload/errors/0/extensions/code"));
        let code = code.unwrap_or_else(|| panic!("{who} was not refused: {refused}"));
        assert!(code == "NOT_FOUND" || code == "UNAUTHENTICATED", "{who}: {code}");
    }
    let mut forged = w.app.socket(Some("no.such.token")).await;
    assert!(matches!(forged.hear().await, Heard::Closed(4400..=4499 | 1002)), "a token that does not count closes");
}

async fn open(w: &World, who: Who) -> Socket {
    let mut socket = w.app.socket(w.as_(who).token.as_deref()).await;
    assert_eq!(socket.hear().await.message()["type"], "connection_ack");
    socket
}

/// Hears until the state is as wanted; states on the way may be told or not.
async fn until(socket: &mut Socket, pointer: &str, wanted: &str) -> Value {
    for _ in 0..20 {
        let message = socket.hear().await.message();
        assert_eq!(message["type"], "next", "{message}");
        if message.pointer(pointer).is_some_and(|value| value == wanted) {
            return message;
        }
    }
    panic!("{wanted} was not told");
}

async fn grant_changes(w: &mut World, grant: &str) {
    let mut team = open(w, "cleo").await;
    let mut steward = open(w, "steward").await;
    let state = "/payload/data/grantChanged/state";
    for socket in [&mut team, &mut steward] {
        socket.subscribe("g", GRANT, with_id(grant)).await;
        let now = socket.hear().await.message();
        assert_eq!((&now["type"], &now["id"]), (&json!("next"), &json!("g")));
        assert_eq!(now.pointer(state).unwrap(), "ACTIVE", "what is so now is told at once");
    }
    let input = json!({"id": grant, "reason": "For a look."});
    w.act("steward", "grantSuspend", input.clone(), "grant { state }").await;
    until(&mut team, state, "SUSPENDED").await;
    until(&mut steward, state, "SUSPENDED").await;
    w.act("steward", "grantResume", input.clone(), "grant { state }").await;
    until(&mut team, state, "ACTIVE").await;
    w.act("steward", "grantRevoke", input, "grant { state }").await;
    until(&mut team, state, "REVOKED").await;
    team.say(&json!({"type": "complete", "id": "g"})).await;
}

/// A team is told of the changes of its submission.
pub async fn submission_changes(w: &mut World) {
    let id = w.id("submission of elena");
    let mut socket = open(w, "elena").await;
    socket.subscribe("s", SUBMISSION, with_id(&id)).await;
    let now = socket.hear().await.message();
    assert_eq!(now.pointer("/payload/data/submissionChanged/team/name").unwrap(), "Nightmap");
    let input = json!({"teamId": w.id("team of elena"), "name": "Map of the night"});
    w.act("elena", "teamRename", input, "team { name }").await;
    until(&mut socket, "/payload/data/submissionChanged/team/name", "Map of the night").await;
}
