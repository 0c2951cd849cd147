//! At a partner: no publishing without a host, nothing active before the host serves it, tokens forgotten in time.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use intercity_domain::access::hosting;
use intercity_domain::accounts::throttle;
use intercity_domain::files::{S3, open};
use intercity_domain::kernel::{Clock, Context, Db, Durability, Settings, SystemRandom, Timestamp, Wake};
use intercity_tests::{Database, eventually};
use serde_json::json;

use crate::journey::hosted::scene::{BYTES, Scene};

/// The scene itself shows that a dataset without a host is not published.
pub async fn at_a_partner(database: Database) {
    let mut scene = Scene::new(database).await;
    stubborn(&mut scene).await;
    forgotten(&mut scene, database).await;
    retired(&mut scene).await;
}

/// It acknowledges, and refuses all the same: the probe finds that out, and the grant is not called active.
async fn stubborn(scene: &mut Scene) {
    scene.server.control.be_stubborn(true);
    let grant = scene.granted("ada", 5).await;
    let told = eventually("the probe to be refused", Duration::from_secs(20), || async {
        let host = scene.host().await;
        host["lastFault"].as_str().is_some_and(|fault| fault.contains("refused the probe")).then_some(())
    });
    assert!(told.await.is_some(), "{:#}", scene.host().await);
    let seen = scene.until_state(&grant, "PROVISIONING").await;
    assert!(seen["effects"][0]["verifiedAt"].is_null(), "{seen:#}");
    assert_eq!(scene.w.as_("ada").refused("grantToken", json!({"grant": grant}), "__typename").await, "FORBIDDEN");
    scene.server.control.be_stubborn(false);
    let seen = scene.until_state(&grant, "ACTIVE").await;
    assert!(seen["effects"][0]["verifiedAt"].is_string(), "{seen:#}");
    let token = scene.token("ada", &grant).await;
    assert_eq!(scene.read(&token).await.unwrap(), BYTES);
    let sql = "SELECT CAST(detail AS TEXT) AS t FROM grant_effect WHERE kind = 'provision'";
    let details = scene.w.contents.texts(sql).await;
    assert!(details.iter().any(|detail| detail.contains("HTTP 20")), "the answer of the probe is kept: {details:?}");
    scene.revoke(&grant).await;
}

/// A clock that stands.
struct Standing(Timestamp);

impl Clock for Standing {
    fn now(&self) -> Timestamp {
        self.0
    }
}

/// The nightly purge forgets tokens a day after their end, and counters of tries; what was done stays in the activity.
async fn forgotten(scene: &mut Scene, database: Database) {
    let url = match database {
        Database::Sqlite => format!("sqlite://{}", scene.w.app.data().join("intercity.db").display()),
        Database::Postgres => scene.w.app.database_url(),
    };
    let tokens = "SELECT 'token' AS t FROM grant_token";
    let issued = "SELECT verb AS t FROM activity WHERE verb = 'grant.token_issued'";
    let counters = "SELECT bucket AS t FROM throttle";
    // The first purge of a new installation comes soon after its start, and the clock was moved since the others signed
    // in, so it may have forgotten theirs: one more try is counted, which nothing forgets today.
    let wrong = json!({"email": "nobody@example.org", "password": "not the right one"});
    scene.w.as_("nobody").refused("sessionStart", wrong, "__typename").await;
    let before = scene.w.contents.texts(tokens).await.len();
    assert!(before > 0, "a token was given out");
    assert!(!scene.w.contents.texts(counters).await.is_empty(), "a try to sign in was counted");
    let now: Timestamp = scene.w.read("nobody", "{ now }", json!({})).await["now"].as_str().unwrap().parse().unwrap();
    purge(&url, now + TimeDelta::hours(12)).await;
    assert_eq!(scene.w.contents.texts(tokens).await.len(), before, "not before their day is over");
    purge(&url, now + TimeDelta::days(3)).await;
    assert_eq!(scene.w.contents.texts(tokens).await.len(), 0);
    assert_eq!(scene.w.contents.texts(counters).await.len(), 0);
    assert_eq!(scene.w.contents.texts(issued).await.len(), before, "that they were given out is remembered");
}

async fn purge(url: &str, now: Timestamp) {
    let dir = tempfile::tempdir().unwrap();
    let ctx = Context {
        db: Db::connect(url, 2, Durability::Normal).await.unwrap(),
        clock: Arc::new(Standing(now)),
        random: Arc::new(SystemRandom),
        store: open(&dir.path().display().to_string(), &S3::default()).await.unwrap(),
        signer: None,
        settings: Arc::new(Settings::default()),
        wake: Wake::default(),
        request_id: None,
    };
    throttle::purge(&ctx).await.unwrap();
    hosting::purge(&ctx).await.unwrap();
}

/// A new version is not published on a host that takes no grants any more.
async fn retired(scene: &mut Scene) {
    let (dataset, host) = (scene.w.id("hosted"), scene.w.id("host"));
    scene.w.act("partner", "dataHostRetire", json!({"id": host}), "host { state }").await;
    scene.w.act("steward", "datasetVersionCreate", json!({"dataset": dataset}), "version { id }").await;
    let publish = "mutation($input: DatasetPublishInput!) { datasetPublish(input: $input) { __typename } }";
    let refused = scene.w.as_("partner").send(publish, json!({"input": {"id": dataset}})).await;
    assert_eq!(refused.violations(), ["dataset.host_retired"], "{:#}", refused.0);
}
