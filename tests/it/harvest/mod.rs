//! Harvesting: from a portal's catalogue to datasets, again and again, and what happens when the portal misbehaves.

mod house;
mod life;
mod misbehaviour;
mod portal;
mod rights;
mod upload;

use intercity_tests::Database;

/// Every step on one database.
async fn on(database: Database) {
    let mut house = house::House::new(database).await;
    Box::pin(rights::rights(&mut house)).await;
    Box::pin(life::life(&mut house)).await;
    Box::pin(misbehaviour::misbehaviour(&mut house)).await;
    Box::pin(upload::upload(&mut house)).await;
    house.w.ends_well().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn harvesting_on_sqlite() {
    on(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn harvesting_on_postgresql() {
    on(Database::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_survives_kills_and_doubles_nothing() {
    let mut house = house::House::new(Database::Sqlite).await;
    Box::pin(misbehaviour::kills(&mut house)).await;
}
