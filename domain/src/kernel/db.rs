//! The database: one writer and many readers on SQLite, a pool and a small one for the queue on PostgreSQL.

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

/// A connection to PostgreSQL that lay idle for so long is asked whether it still works before it is used; to ask each
/// time costs a round trip for every statement.
const IDLE: Duration = Duration::from_secs(1);

/// Connections to one database.
#[derive(Clone, Debug)]
pub struct Db {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    queue: DatabaseConnection,
}

/// One to claim, one to record, one to prolong, one to listen, so that none of them waits for another or for a page.
const QUEUE_POOL: u32 = 4;

impl Db {
    /// Opens `sqlite://path` (created if missing) or `postgres://…`.
    ///
    /// # Errors
    /// When the database cannot be reached or opened.
    pub async fn connect(url: &str, pool: u32, durability: Durability) -> Result<Self, DbErr> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            Self::sqlite(Path::new(path), pool, durability).await
        } else {
            let mut options = postgres(url);
            options.max_connections(pool.max(2)).min_connections(1);
            let both = told(Database::connect(options).await?);
            let mut options = postgres(url);
            // The statements of the queue have the same plan whatever the values; planned for the values at hand, the
            // first five on each connection would compare all leases with all jobs.
            options
                .max_connections(QUEUE_POOL)
                .connect_lazy(true)
                .map_sqlx_postgres_opts(|o| o.options([("plan_cache_mode", "force_generic_plan")]));
            let queue = told(Database::connect(options).await?);
            Ok(Self { writer: both.clone(), reader: both, queue })
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
            .test_before_acquire(false)
            .sqlx_logging(false)
            .map_sqlx_sqlite_opts(pragmas);
        let writer = told(Database::connect(writer).await?);
        let mut reader = ConnectOptions::new(url("ro"));
        reader
            .max_connections(pool.max(1))
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(10))
            .test_before_acquire(false)
            .sqlx_logging(false)
            .map_sqlx_sqlite_opts(move |o| o.foreign_keys(true).busy_timeout(Duration::from_secs(5)));
        let reader = told(Database::connect(reader).await?);
        Ok(Self { queue: writer.clone(), writer, reader })
    }

    /// For reads outside a command.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// For what the worker asks of the queue.
    pub fn queue(&self) -> &DatabaseConnection {
        &self.queue
    }

    /// For migrations; commands use [`Context::begin`](super::Context::begin).
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

fn postgres(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .connect_timeout(Duration::from_secs(5))
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire_if_idle_for(IDLE)
        .sqlx_logging(false);
    options
}

/// Statements stand in the log when asked for with `INTERCITY_LOG=sql=debug`: their text, never their values.
fn told(mut connection: DatabaseConnection) -> DatabaseConnection {
    connection.set_metric_callback(|info| {
        tracing::debug!(target: "sql", milliseconds = info.elapsed.as_millis(), failed = info.failed, "{}", info.statement.sql);
    });
    connection
}
