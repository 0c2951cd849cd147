//! A partner's server that is down, silent, confused, careless, or hears things twice and too late.

use std::time::Duration;

use intercity_dataserver::Mood;
use intercity_tests::{Database, eventually};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::scene::{BYTES, Scene};

/// All of it.
pub async fn all(database: Database) {
    let mut scene = Scene::new(database).await;
    silent(&mut scene).await;
    stale(&mut scene).await;
    down(&mut scene).await;
    careless(&mut scene).await;
    late_and_twice(&mut scene).await;
    scene.w.nothing_given_up().await;
}

fn pushes_of(scene: &Scene, grant: &str, generation: i64) -> usize {
    let uuid = uuid::Uuid::parse_str(grant.rsplit('_').next().unwrap()).unwrap().to_string();
    let is = |body: &[u8]| {
        let body: Value = serde_json::from_slice(body).unwrap();
        body["grant"] == uuid.as_str() && body["generation"] == generation
    };
    scene.server.control.received().iter().filter(|push| is(&push.body)).count()
}

/// It does the work and answers nothing, then 500: what it holds is asked about, and nothing is done twice.
async fn silent(scene: &mut Scene) {
    scene.server.control.be(Mood::Silent);
    let grant = scene.granted("ada", 5).await;
    scene.until_state(&grant, "ACTIVE").await;
    assert_eq!(pushes_of(scene, &grant, 1), 1, "asked about, not pushed again");
    scene.server.control.be(Mood::Confused);
    let input = json!({"id": grant, "reason": "A question."});
    scene.w.act("steward", "grantSuspend", input, "__typename").await;
    scene.until_proved(&grant, "SUSPEND").await;
    assert_eq!(pushes_of(scene, &grant, 2), 1);
    assert_eq!(scene.server.control.applied(), 2, "each change once");
    scene.server.control.be(Mood::Good);
    scene.revoke(&grant).await;
}

/// Without a fresh list of revocations it serves nobody.
async fn stale(scene: &mut Scene) {
    let grant = scene.granted("ada", 5).await;
    scene.until_state(&grant, "ACTIVE").await;
    let token = scene.token("ada", &grant).await;
    assert_eq!(scene.read(&token).await.unwrap(), BYTES);
    let shift = scene.shift().await;
    scene.server.control.cut_off(true);
    scene.server.control.set_clock(shift + 30);
    assert_eq!(scene.read(&token).await.unwrap(), BYTES, "the list is still good");
    scene.server.control.set_clock(shift + 75);
    let (status, code) = scene.read(&token).await.unwrap_err();
    assert_eq!((status, code.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "list.stale"));
    scene.server.control.cut_off(false);
    scene.server.control.set_clock(shift);
    assert_eq!(scene.read(&token).await.unwrap(), BYTES);
    scene.revoke(&grant).await;
}

/// It takes no pushes while access is revoked: the list ends access within its life, the revocation stays open and
/// visible, is never dropped, and is proved once the server is back.
async fn down(scene: &mut Scene) {
    let grant = scene.granted("ada", 5).await;
    scene.until_state(&grant, "ACTIVE").await;
    let token = scene.token("ada", &grant).await;
    assert_eq!(scene.read(&token).await.unwrap(), BYTES);
    scene.server.control.be(Mood::Down);
    let input = json!({"id": grant, "reason": "The plan changed."});
    scene.w.act("steward", "grantRevoke", input, "__typename").await;
    // The server's clock goes on to the next time at which it renews its list.
    let shift = scene.shift().await;
    scene.server.control.set_clock(shift + 21);
    scene.until_refused(&token, "grant.revoked").await;
    let open = eventually("the fault to be visible", Duration::from_secs(20), || async {
        let host = scene.host().await;
        host["lastFault"].as_str().is_some_and(|fault| fault.contains("503")).then_some(host)
    });
    let host = open.await.unwrap();
    assert_eq!(host["lag"]["open"][0]["kind"], "REVOKE");
    assert!(host["lag"]["open"][0]["acknowledgedAt"].is_null());
    let seen = scene.until_state(&grant, "REVOKING").await;
    assert!(seen["endAcknowledgedAt"].is_null(), "nothing is called revoked before it is proved");
    let patience = scene
        .w
        .contents
        .texts("SELECT kind AS t FROM job WHERE kind = 'grant.revoke' AND max_attempts IS NULL AND state <> 'done'")
        .await;
    assert_eq!(patience.len(), 1, "it is tried for ever");
    scene.server.control.be(Mood::Good);
    scene.follow_clock().await;
    scene.until_state(&grant, "REVOKED").await;
    assert_eq!(scene.host().await["lag"]["open"], json!([]));
}

/// It acknowledges and serves on: a probe finds that out, and the grant is not called revoked.
async fn careless(scene: &mut Scene) {
    let grant = scene.granted("ada", 5).await;
    scene.until_state(&grant, "ACTIVE").await;
    scene.server.control.be_careless(true);
    let input = json!({"id": grant, "reason": "The plan changed."});
    scene.w.act("steward", "grantRevoke", input, "__typename").await;
    let told = eventually("the probe to be served", Duration::from_secs(20), || async {
        let host = scene.host().await;
        host["lastFault"].as_str().is_some_and(|fault| fault.contains("served the probe")).then_some(host)
    });
    assert!(told.await.is_some_and(|host| host["lag"]["open"][0]["acknowledgedAt"].is_string()));
    assert!(scene.until_state(&grant, "REVOKING").await["endVerifiedAt"].is_null());
    scene.server.control.be_careless(false);
    scene.until_state(&grant, "REVOKED").await;
}

/// A push that comes again, late, changed or stale changes nothing.
async fn late_and_twice(scene: &mut Scene) {
    let grant = scene.granted("ada", 5).await;
    scene.until_state(&grant, "ACTIVE").await;
    let first = scene.server.control.received().pop().unwrap();
    let token = scene.token("ada", &grant).await;
    scene.revoke(&grant).await;
    let last = scene.server.control.received().pop().unwrap();
    let applied = scene.server.control.applied();
    let send = async |headers: &[(String, String)], body: Vec<u8>| {
        let mut push = scene.w.as_("nobody").http().post(format!("{}/grants", scene.server.url)).body(body);
        for (name, value) in headers {
            push = push.header(name, value);
        }
        let answer = push.send().await.unwrap();
        (answer.status(), answer.json::<Value>().await.unwrap())
    };
    let (status, held) = send(&first.headers, first.body.clone()).await;
    assert_eq!((status, &held["generation"], &held["state"]), (StatusCode::CONFLICT, &json!(2), &json!("revoked")));
    let (status, held) = send(&last.headers, last.body.clone()).await;
    assert_eq!((status, &held["generation"]), (StatusCode::OK, &json!(2)));
    let text = String::from_utf8(last.body.clone()).unwrap().replace("revoked", "active ");
    let (status, said) = send(&last.headers, text.into_bytes()).await;
    assert_eq!((status, &said["code"]), (StatusCode::UNAUTHORIZED, &json!("push.signature")));
    let (status, _) = send(&[], last.body.clone()).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    scene.server.control.set_clock(scene.shift().await + 400);
    let (status, said) = send(&last.headers, last.body.clone()).await;
    assert_eq!((status, &said["code"]), (StatusCode::UNAUTHORIZED, &json!("push.time")));
    scene.follow_clock().await;
    assert_eq!(scene.server.control.applied(), applied);
    assert_eq!(scene.read(&token).await.unwrap_err().0, StatusCode::FORBIDDEN);
    let key = |push: &[(String, String)]| push.iter().find(|(name, _)| name == "idempotency-key").cloned().unwrap().1;
    assert!(key(&first.headers).ends_with("/provision/1") && key(&last.headers).ends_with("/revoke/2"));
}
