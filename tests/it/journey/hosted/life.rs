//! From approval to the proved end, without faults.

use std::time::Duration;

use intercity_tests::{Database, eventually};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::super::access::effects;
use super::super::world::with_id;
use super::scene::{BYTES, GRANT, Scene, read_at};

/// All of it.
pub async fn whole(database: Database) {
    let mut scene = Scene::new(database).await;
    let grant = scene.granted("ada", 30).await;
    let seen = scene.until_state(&grant, "ACTIVE").await;
    assert_eq!((&seen["host"]["heldGeneration"], &seen["host"]["heldState"]), (&json!(1), &json!("ACTIVE")));
    let token = used(&mut scene, &grant).await;
    for_nobody_else(&mut scene, &grant, &token).await;
    rotated(&mut scene, &grant, &token).await;
    let token = held(&mut scene, &grant, &token).await;
    ended(&mut scene, &grant, &token).await;
    left(&mut scene).await;
    listed(&scene).await;
    leaked(&scene, &token).await;
}

async fn used(scene: &mut Scene, grant: &str) -> String {
    let token = scene.token("ada", grant).await;
    assert_eq!(scene.read(&token).await.unwrap(), BYTES);
    let http = scene.w.as_("nobody").http();
    let part = http.get(format!("{}/data/stations.csv", scene.server.url)).header("range", "bytes=8-11");
    let part = part.bearer_auth(&token).send().await.unwrap();
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.bytes().await.unwrap(), BYTES[8..12]);
    let header: Value = serde_json::from_slice(&decoded(&token, 0)).unwrap();
    assert_eq!((&header["typ"], &header["alg"]), (&json!("grant+jwt"), &json!("EdDSA")));
    let claims: Value = serde_json::from_slice(&decoded(&token, 1)).unwrap();
    assert_eq!((&claims["aud"], &claims["gen"]), (&json!("urn:northline:data"), &json!(1)));
    assert!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap() <= 15 * 60);
    let ada = scene.w.person("ada").id.rsplit('_').next().unwrap().to_owned();
    assert!(!claims.to_string().contains(&ada), "the host learns a pseudonym");
    token
}

async fn for_nobody_else(scene: &mut Scene, grant: &str, token: &str) {
    for (who, code) in
        [("ben", "FORBIDDEN"), ("cleo", "NOT_FOUND"), ("steward", "FORBIDDEN"), ("nobody", "UNAUTHENTICATED")]
    {
        let refused = scene.w.as_(who).refused("grantToken", json!({"grant": grant}), "__typename").await;
        assert_eq!(refused, code, "{who}");
    }
    let other = scene.another("urn:elsewhere");
    other.control.set_clock(scene.shift().await);
    let (status, code) = read_at(&scene.w, &other, token).await.unwrap_err();
    assert_eq!((status, code.as_str()), (StatusCode::UNAUTHORIZED, "token.audience"));
    let changed = format!("{}x", &token[..token.len() - 1]);
    assert_eq!(scene.read(&changed).await.unwrap_err().0, StatusCode::UNAUTHORIZED);
    let session = scene.w.as_("ada").token.clone().unwrap();
    assert_eq!(scene.read(&session).await.unwrap_err().1, "token.type", "a session opens nothing at a partner");
    let own = scene.w.as_("nobody").with_token(token).send("{ viewer { id } }", json!({})).await;
    assert!(own.0["data"]["viewer"].is_null(), "and a grant token opens nothing here: {:#}", own.0);
}

/// The key changes: the old one is verified still, the new one at once.
async fn rotated(scene: &mut Scene, grant: &str, old: &str) {
    let (ended_well, said) = scene.w.app.run(&["keys", "rotate", "--at-once"]);
    assert!(ended_well, "{said}");
    let jwks = format!("{}/.well-known/jwks.json", scene.w.app.url);
    let keys: Value = scene.w.as_("nobody").http().get(jwks).send().await.unwrap().json().await.unwrap();
    assert_eq!(keys["keys"].as_array().unwrap().len(), 2, "both keys are published");
    let new = scene.token("ada", grant).await;
    assert_ne!(decoded(&new, 0), decoded(old, 0), "signed with the new key");
    assert_eq!(scene.read(old).await.unwrap(), BYTES, "the old key is verified for its overlap");
    // The server learns of the new key by itself; it asks for keys every two seconds at most.
    let learnt =
        eventually("the new key to be known", Duration::from_secs(10), || async { scene.read(&new).await.ok() });
    assert_eq!(learnt.await.unwrap(), BYTES);
}

/// Suspended, proved, resumed; the token that worked before.
async fn held(scene: &mut Scene, grant: &str, old: &str) -> String {
    let input = json!({"id": grant, "reason": "A question came up."});
    let asked = scene.w.act("steward", "grantSuspend", input.clone(), "grant { state }").await;
    assert_eq!(asked["grant"]["state"], "SUSPENDED");
    assert_eq!(scene.w.as_("ada").refused("grantToken", json!({"grant": grant}), "__typename").await, "FORBIDDEN");
    let seen = scene.until_proved(grant, "SUSPEND").await;
    assert_eq!((&seen["host"]["heldGeneration"], &seen["host"]["heldState"]), (&json!(2), &json!("SUSPENDED")));
    assert_eq!(scene.read(old).await.unwrap_err().0, StatusCode::FORBIDDEN);
    scene.w.act("steward", "grantResume", input, "grant { state }").await;
    scene.until_proved(grant, "RESUME").await;
    assert_eq!(scene.read(old).await.unwrap_err().0, StatusCode::FORBIDDEN, "of a generation that is over");
    let token = scene.token("ada", grant).await;
    assert_eq!(scene.read(&token).await.unwrap(), BYTES, "it goes on");
    token
}

async fn ended(scene: &mut Scene, grant: &str, token: &str) {
    let seen = scene.revoke(grant).await;
    assert!(seen["endAcknowledgedAt"].as_str().unwrap() <= seen["endVerifiedAt"].as_str().unwrap());
    assert_eq!((&seen["host"]["heldGeneration"], &seen["host"]["heldState"]), (&json!(4), &json!("REVOKED")));
    assert_eq!(effects(&json!({"grant": seen}), "REVOKE"), 1);
    let (status, code) = scene.read(token).await.unwrap_err();
    assert_eq!((status, code.as_str()), (StatusCode::FORBIDDEN, "grant.revoked"));
    assert_eq!(scene.w.as_("ada").refused("grantToken", json!({"grant": grant}), "__typename").await, "FORBIDDEN");
    let probes =
        scene.w.contents.texts("SELECT CAST(detail AS TEXT) AS t FROM grant_effect WHERE kind = 'revoke'").await;
    assert!(probes.iter().any(|detail| detail.contains("HTTP 403")), "the refused probe is kept: {probes:?}");
    let lag = scene.host().await["lag"].clone();
    assert_eq!((&lag["samples"], &lag["bound"]), (&json!(2), &json!(60)), "suspension and revocation");
    assert!(lag["verified"]["p50"].as_f64().unwrap() <= lag["verified"]["max"].as_f64().unwrap());
    assert_eq!(lag["open"], json!([]));
}

/// Somebody leaves the team: their token is worth nothing from the next generation on, the others go on.
async fn left(scene: &mut Scene) {
    let request = scene.asked("ada", &["ada", "ben"], 5).await;
    let approved = scene.w.act("steward", "accessRequestApprove", json!({"id": request}), "grant { id }").await;
    let grant = approved["grant"]["id"].as_str().unwrap().to_owned();
    scene.until_state(&grant, "ACTIVE").await;
    let (of_ada, of_ben) = (scene.token("ada", &grant).await, scene.token("ben", &grant).await);
    assert_eq!(scene.read(&of_ben).await.unwrap(), BYTES);
    let input = json!({"teamId": scene.w.id("team of ada")});
    scene.w.act("ben", "teamMemberLeave", input, "__typename").await;
    scene.until_proved(&grant, "AMEND").await;
    assert_eq!(scene.read(&of_ben).await.unwrap_err().0, StatusCode::FORBIDDEN);
    assert_eq!(scene.read(&of_ada).await.unwrap_err().0, StatusCode::FORBIDDEN, "of a generation that is over");
    let token = scene.token("ada", &grant).await;
    assert_eq!(scene.read(&token).await.unwrap(), BYTES);
    assert_eq!(scene.w.as_("ben").send(GRANT, with_id(&grant)).await.code().as_deref(), Some("NOT_FOUND"));
}

/// The list is signed, short-lived, and has a tag.
async fn listed(scene: &Scene) {
    let http = scene.w.as_("nobody").http();
    let address = format!("{}/.well-known/grant-revocations", scene.w.app.url);
    let answer = http.get(&address).send().await.unwrap();
    let (tag, list) = (answer.headers()["etag"].clone(), answer.text().await.unwrap());
    let header: Value = serde_json::from_slice(&decoded(&list, 0)).unwrap();
    assert_eq!(header["typ"], "revocations+jwt");
    let claims: Value = serde_json::from_slice(&decoded(&list, 1)).unwrap();
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 60);
    let floors: Vec<i64> =
        claims["grants"].as_array().unwrap().iter().map(|one| one["generation"].as_i64().unwrap()).collect();
    assert!(floors.contains(&4) && floors.contains(&1), "the revoked one, and the one that somebody left: {floors:?}");
    // Within a window the bytes are the same; at its end they are new, so a second look settles it.
    let again = http.get(&address).header("if-none-match", tag).send().await.unwrap();
    if again.status() == StatusCode::OK {
        let tag = again.headers()["etag"].clone();
        let third = http.get(&address).header("if-none-match", tag).send().await.unwrap();
        assert_eq!(third.status(), StatusCode::NOT_MODIFIED);
    }
}

/// A key that leaked: nothing that it signed counts any more.
async fn leaked(scene: &Scene, token: &str) {
    let (ended_well, said) = scene.w.app.run(&["keys", "rotate", "--leaked"]);
    assert!(ended_well, "{said}");
    let jwks = format!("{}/.well-known/jwks.json", scene.w.app.url);
    let keys = scene.w.as_("nobody").http().get(jwks).send().await.unwrap().text().await.unwrap();
    let header: Value = serde_json::from_slice(&decoded(token, 0)).unwrap();
    assert!(!keys.contains(header["kid"].as_str().unwrap()), "the key is published no more");
    // The server asks for the keys again after five minutes at the latest.
    scene.server.control.set_clock(scene.shift().await + 301);
    assert_eq!(scene.read(token).await.unwrap_err().1, "token.key");
}

fn decoded(token: &str, part: usize) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(token.split('.').nth(part).unwrap()).unwrap()
}
