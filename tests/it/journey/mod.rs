//! The whole way, once, through GraphQL alone: from a posted challenge to a piloted winner with working data access.

pub mod access;
pub mod call;
pub mod data;
pub mod entry;
pub mod facts;
pub mod files;
pub mod hosted;
pub mod judging;
mod kill;
mod matching;
pub mod obligations;
pub mod organisations;
pub mod outcome;
mod profiles;
mod refusals;
mod requests;
mod statements;
mod watch;
pub mod world;

use intercity_tests::{Database, Files};

use world::World;

/// Steps 1 to 3: three teams have sent their entries, and the deadline has passed.
pub async fn until_entries(w: &mut World) {
    organisations::begin(w).await;
    call::post(w).await;
    data::publish(w).await;
    entry::enter(w).await;
}

/// Steps 1 to 6.
pub async fn until_pilots(w: &mut World) {
    until_entries(w).await;
    judging::judge(w).await;
    outcome::announce(w).await;
    matching::assign(w).await;
}

async fn the_whole_way(database: Database, files: Files) {
    let mut w = World::new(database, files, false).await;
    Box::pin(until_pilots(&mut w)).await;
    Box::pin(access::access(&mut w)).await;
    Box::pin(watch::changes(&mut w)).await;
    w.ends_well().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_sqlite_and_a_folder() {
    the_whole_way(Database::Sqlite, Files::Folder).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql_and_s3() {
    the_whole_way(Database::Postgres, Files::S3).await;
}
