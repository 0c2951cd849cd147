//! Access to data that stays with a partner, against the reference data server: set up, used, held, ended, proved,
//! and what happens when the server, the network or the program fails in between.

mod crashes;
mod faults;
mod life;
pub mod scene;

use intercity_tests::Database;
use serde_json::json;

use super::world::World;
use scene::Scene;

#[tokio::test(flavor = "multi_thread")]
async fn the_life_of_access_at_a_partner_on_sqlite() {
    Box::pin(life::whole(Database::Sqlite)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_life_of_access_at_a_partner_on_postgresql() {
    Box::pin(life::whole(Database::Postgres)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_fails_on_sqlite() {
    Box::pin(faults::all(Database::Sqlite)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_fails_on_postgresql() {
    Box::pin(faults::all(Database::Postgres)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_dies_on_sqlite() {
    Box::pin(crashes::all(Database::Sqlite)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_dies_on_postgresql() {
    Box::pin(crashes::all(Database::Postgres)).await;
}

/// Every mutation of hosts once, for the journey that tries each as those who may not.
pub async fn every_mutation(w: World) -> World {
    let mut scene = Scene::around(w).await;
    let grant = scene.granted("ada", 5).await;
    scene.until_state(&grant, "ACTIVE").await;
    scene.token("ada", &grant).await;
    let host = scene.w.id("host");
    let input = json!({"id": host, "name": "Northline, renamed"});
    let changed = scene.w.act("steward", "dataHostUpdate", input, "host { name }").await;
    assert_eq!(changed["host"]["name"], "Northline, renamed");
    let retired = scene.w.act("partner", "dataHostRetire", json!({"id": host}), "host { state }").await;
    assert_eq!(retired["host"]["state"], "RETIRED");
    scene.w
}
