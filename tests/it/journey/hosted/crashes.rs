//! The program dies before, between and after what it does at a partner: nothing is lost, nothing is done twice.

use std::time::Duration;

use intercity_tests::{Database, eventually};
use serde_json::json;

use super::scene::Scene;

/// Every point at which a grant at a partner can break off.
pub async fn all(database: Database) {
    let mut scene = Scene::new(database).await;
    for point in ["grant.before_effect", "grant.between_effect_and_record"] {
        let request = scene.asked("ada", &["ada"], 5).await;
        let before = scene.server.control.applied();
        scene.w.app.crash_at(point);
        scene.w.as_("steward").try_call("accessRequestApprove", json!({"id": request}), "grant { id }").await;
        revived(&mut scene, point).await;
        let grant = grant_of(&scene, &request).await;
        scene.until_state(&grant, "ACTIVE").await;
        assert_eq!(scene.server.control.applied(), before + 1, "{point}");
        end(&mut scene, &grant, point).await;
        assert_eq!(scene.server.control.applied(), before + 2, "{point}");
    }
    let grant = scene.granted("ada", 5).await;
    scene.until_state(&grant, "ACTIVE").await;
    let before = scene.server.control.applied();
    end(&mut scene, &grant, "grant.in_revocation").await;
    assert_eq!(scene.server.control.applied(), before + 1);
}

/// Revokes while the program dies at this point; access ends at the partner all the same.
async fn end(scene: &mut Scene, grant: &str, point: &str) {
    let token = scene.token("ada", grant).await;
    scene.w.app.crash_at(point);
    let input = json!({"id": grant, "reason": "The plan changed."});
    scene.w.as_("steward").try_call("grantRevoke", input, "__typename").await;
    revived(scene, point).await;
    scene.until_state(grant, "REVOKED").await;
    assert!(scene.read(&token).await.is_err(), "{point}");
}

/// Waits until the program is dead, and starts it again.
async fn revived(scene: &mut Scene, point: &str) {
    let nobody = scene.w.as_("nobody").clone();
    let dead = eventually(point, Duration::from_secs(20), || async {
        nobody.try_send("{ now }", json!({})).await.is_none().then_some(())
    });
    assert!(dead.await.is_some(), "{point} was not reached");
    scene.w.app.restart().await;
}

async fn grant_of(scene: &Scene, request: &str) -> String {
    let query = "query($id: ID!) { accessRequest(id: $id) { state grant { id } } }";
    let seen = scene.w.read("steward", query, json!({"id": request})).await;
    seen["accessRequest"]["grant"]["id"]
        .as_str()
        .expect("the approval was committed before the worker began")
        .to_owned()
}
