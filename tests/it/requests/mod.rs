//! Requests for data through GraphQL: every way to decide, standing back, returning, lateness, and questions for data that
//! is not listed; and the same through the pages.

mod decisions;
mod pages;
mod scene;
mod wanted;

use intercity_tests::Database;

async fn all(database: Database) {
    let mut w = scene::begin(database).await;
    Box::pin(decisions::refused_by_condition(&mut w)).await;
    Box::pin(decisions::by_rule(&mut w)).await;
    Box::pin(decisions::together(&mut w)).await;
    Box::pin(decisions::returned(&mut w)).await;
    Box::pin(wanted::answered(&mut w)).await;
    Box::pin(decisions::late(&mut w)).await;
    w.ends_well().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_sqlite() {
    all(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql() {
    all(Database::Postgres).await;
}
