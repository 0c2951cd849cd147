//! The edges of access: what may begin, that it was proved to begin, who reads the public part how often, what is
//! forgotten.

mod approval;
mod beginning;
mod reads;
mod tokens;

use intercity_tests::{Database, Files};

use crate::journey::world::World;
use crate::journey::{call, data, entry, judging, organisations, outcome};

/// A world with announced winners and a restricted dataset whose file lies in a folder.
async fn winners(database: Database) -> World {
    let mut w = World::new(database, Files::Folder, false).await;
    Box::pin(async {
        organisations::begin(&mut w).await;
        call::post(&mut w).await;
        data::publish(&mut w).await;
        entry::enter(&mut w).await;
        judging::judge(&mut w).await;
        outcome::announce(&mut w).await;
    })
    .await;
    w
}

async fn on(database: Database) {
    let mut w = winners(database).await;
    Box::pin(beginning::with_us(&mut w)).await;
    Box::pin(approval::sanctions(&mut w)).await;
    Box::pin(reads::bounded(&mut w)).await;
    w.ends_well().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_edges_of_access_on_sqlite() {
    Box::pin(on(Database::Sqlite)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_edges_of_access_on_postgresql() {
    Box::pin(on(Database::Postgres)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_edges_of_access_at_a_partner_on_sqlite() {
    Box::pin(tokens::at_a_partner(Database::Sqlite)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_edges_of_access_at_a_partner_on_postgresql() {
    Box::pin(tokens::at_a_partner(Database::Postgres)).await;
}
