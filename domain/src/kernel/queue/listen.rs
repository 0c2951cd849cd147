//! Hears commits of other processes on PostgreSQL; SQLite has no other processes to hear.

use std::time::Duration;

use sea_orm::DatabaseBackend;
use sea_orm::sqlx::postgres::PgListener;

use super::Wake;
use crate::kernel::Db;

/// Rings the bell at every notification, for ever; connects again when the connection is lost.
/// A notification may be missed then: the poll of the worker stands behind it.
pub async fn listen(db: &Db, wake: &Wake) {
    if db.backend() != DatabaseBackend::Postgres {
        return std::future::pending().await;
    }
    loop {
        if let Err(error) = hear(db, wake).await {
            tracing::warn!(%error, "the worker does not hear notifications, it polls");
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
}

async fn hear(db: &Db, wake: &Wake) -> Result<(), sea_orm::sqlx::Error> {
    let mut listener = PgListener::connect_with(db.queue().get_postgres_connection_pool()).await?;
    listener.listen("intercity_job").await?;
    wake.wake();
    loop {
        listener.recv().await?;
        wake.wake();
    }
}
