//! The database: one writer and many readers on SQLite, one pool on PostgreSQL.

use std::path::Path;
use std::time::Duration;

use sea_orm::{
    AccessMode, ConnectOptions, Database, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

/// How SQLite waits for the disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Durability {
    /// The last commits before a power cut may be missing, the file stays whole.
    #[default]
    Normal,
    /// Every commit is on the disk before it is acknowledged.
    Full,
}

/// Connections to one database.
#[derive(Clone, Debug)]
pub struct Db {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
}

impl Db {
    /// Opens `sqlite://path` (created if missing) or `postgres://…`.
    ///
    /// # Errors
    /// When the database cannot be reached or opened.
    pub async fn connect(url: &str, pool: u32, durability: Durability) -> Result<Self, DbErr> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            Self::sqlite(Path::new(path), pool, durability).await
        } else {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(pool.max(2))
                .min_connections(1)
                .connect_timeout(Duration::from_secs(5))
                .acquire_timeout(Duration::from_secs(10))
                .sqlx_logging(false);
            let both = told(Database::connect(options).await?);
            Ok(Self { writer: both.clone(), reader: both })
        }
    }

    async fn sqlite(path: &Path, pool: u32, durability: Durability) -> Result<Self, DbErr> {
        let url = |mode: &str| format!("sqlite://{}?mode={mode}", path.display());
        let pragmas = move |o: sea_orm::sqlx::sqlite::SqliteConnectOptions| {
            use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
            o.journal_mode(SqliteJournalMode::Wal)
                .synchronous(match durability {
                    Durability::Normal => SqliteSynchronous::Normal,
                    Durability::Full => SqliteSynchronous::Full,
                })
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
        };
        let mut writer = ConnectOptions::new(url("rwc"));
        writer
            .max_connections(1)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(Duration::from_secs(30))
            .sqlx_logging(false)
            .map_sqlx_sqlite_opts(pragmas);
        let writer = told(Database::connect(writer).await?);
        let mut reader = ConnectOptions::new(url("ro"));
        reader
            .max_connections(pool.max(1))
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(10))
            .sqlx_logging(false)
            .map_sqlx_sqlite_opts(move |o| o.foreign_keys(true).busy_timeout(Duration::from_secs(5)));
        let reader = told(Database::connect(reader).await?);
        Ok(Self { writer, reader })
    }

    /// For reads outside a command.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// For migrations and the queue; commands use [`Context::begin`](super::Context::begin).
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Which of the two it is.
    pub fn backend(&self) -> DatabaseBackend {
        self.writer.get_database_backend()
    }

    /// Begins a write transaction; on SQLite it takes the write lock at once.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.writer
            .begin_with_options(TransactionOptions {
                isolation_level: None,
                access_mode: Some(AccessMode::ReadWrite).filter(|_| self.backend() == DatabaseBackend::Postgres),
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            })
            .await
    }
}

/// Statements stand in the log when asked for with `INTERCITY_LOG=sql=debug`: their text, never their values.
fn told(mut connection: DatabaseConnection) -> DatabaseConnection {
    connection.set_metric_callback(|info| {
        tracing::debug!(target: "sql", milliseconds = info.elapsed.as_millis(), failed = info.failed, "{}", info.statement.sql);
    });
    connection
}
