//! Grants over their life, over HTTP on both databases, with the clock of the tests: people who come off, misconduct,
//! new terms, budgets, closing duties, the records, and ends that move with what a grant stands on.

mod bounds;
mod duties;
mod people;
mod records;
mod renewal;
mod use_time;

use intercity_tests::{Database, Files};
use serde_json::{Value, json};

use crate::journey::data::RESTRICTED;
use crate::journey::until_pilots;
use crate::journey::world::{Who, World};

async fn life(database: Database) {
    let mut w = World::new(database, Files::Folder, false).await;
    Box::pin(until_pilots(&mut w)).await;
    let asked = json!({"obligations": {"deletionDays": 1}});
    policy(&mut w, asked).await;
    Box::pin(people::one_comes_off(&mut w)).await;
    Box::pin(records::who_has_what(&mut w)).await;
    Box::pin(renewal::extends_the_grant(&mut w)).await;
    Box::pin(use_time::new_terms(&mut w)).await;
    Box::pin(use_time::budget(&mut w)).await;
    Box::pin(duties::overdue(&mut w)).await;
    Box::pin(people::misconduct_of_a_team(&mut w)).await;
    Box::pin(people::misconduct_of_one(&mut w)).await;
    Box::pin(bounds::with_the_pilot(&mut w)).await;
    w.ends_well().await;
}

async fn moving(database: Database) {
    let mut w = World::new(database, Files::Folder, false).await;
    Box::pin(bounds::with_the_stage(&mut w)).await;
    w.ends_well().await;
}

async fn answering(database: Database) {
    let mut w = World::new(database, Files::Folder, false).await;
    Box::pin(bounds::with_people_and_awards(&mut w)).await;
    w.ends_well().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ends_move_with_people_and_awards_on_sqlite() {
    answering(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ends_move_with_people_and_awards_on_postgresql() {
    answering(Database::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_life_of_grants_on_sqlite() {
    life(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_life_of_grants_on_postgresql() {
    life(Database::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ends_move_with_their_ground_on_sqlite() {
    moving(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ends_move_with_their_ground_on_postgresql() {
    moving(Database::Postgres).await;
}

/// Changes the policy of the restricted dataset.
async fn policy(w: &mut World, policy: Value) {
    let input = json!({"id": w.id(RESTRICTED), "policy": policy});
    w.act("steward", "datasetUpdate", input, "dataset { state }").await;
}

/// Code and field of each fault with which a request naming these people is refused.
async fn refused_request(w: &World, lead: Who, people: &[Who]) -> Vec<(String, String)> {
    let people: Vec<String> = people.iter().map(|who| w.person(who).id.clone()).collect();
    let input = json!({"dataset": w.id(RESTRICTED), "team": w.id(&format!("team of {lead}")), "durationDays": 5,
                       "purpose": "Once more.", "people": people});
    let query = "mutation($input: AccessRequestCreateInput!) { accessRequestCreate(input: $input) { __typename } }";
    let answer = w.as_(lead).send(query, json!({ "input": input })).await;
    let all = answer.0["errors"][0]["extensions"]["violations"].as_array().cloned().unwrap_or_default();
    let text = |fault: &Value, name: &str| fault[name].as_str().unwrap().to_owned();
    all.iter().map(|fault| (text(fault, "code"), text(fault, "path"))).collect()
}
