//! What stands in the database, so that a test can say that a refused command changed nothing.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, Statement};

use super::App;

/// Tables that signing in and trying touch by themselves.
const BESIDE: [&str; 10] = [
    "refresh_token",
    "session",
    "throttle",
    "seaql_migrations",
    "signing_key",
    // What the worker notes of itself every few seconds.
    "job_figure",
    "reconciliation",
    "reconciliation_finding",
    "schedule",
    "worker",
];

/// A look into the database of a running program.
pub struct Contents {
    connection: DatabaseConnection,
    queries: Vec<(String, String)>,
}

impl Contents {
    /// Opens it and learns its tables.
    pub async fn of(app: &App) -> Self {
        Self::at(app.database_url()).await
    }

    /// Opens the database at an address and learns its tables.
    pub async fn at(url: String) -> Self {
        let mut options = sea_orm::ConnectOptions::new(url);
        options.max_connections(1).sqlx_logging(false);
        let connection = Database::connect(options).await.expect("the database");
        let mut contents = Self { connection, queries: Vec::new() };
        for table in contents.tables().await {
            let query = contents.query(&table).await;
            contents.queries.push((table, query));
        }
        contents
    }

    /// The rows of every table as one text each.
    pub async fn read(&self) -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        for (table, query) in &self.queries {
            let text = self.texts(query).await.join("\n");
            all.insert(table.clone(), text);
        }
        all
    }

    /// How many jobs wait or run.
    pub async fn jobs(&self) -> usize {
        self.texts("SELECT kind AS t FROM job WHERE state IN ('ready', 'running') AND kind NOT LIKE 'look.%'")
            .await
            .len()
    }

    /// The first column, named `t`, of every row of a query.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let statement = Statement::from_string(self.connection.get_database_backend(), sql);
        let rows = self.connection.query_all_raw(statement).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
        rows.into_iter().map(|row| row.try_get("", "t").expect("a text")).collect()
    }

    fn postgres(&self) -> bool {
        self.connection.get_database_backend() == DatabaseBackend::Postgres
    }

    async fn tables(&self) -> Vec<String> {
        let sql = if self.postgres() {
            "SELECT table_name::text AS t FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
        } else {
            "SELECT name AS t FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1"
        };
        self.texts(sql).await.into_iter().filter(|table| !BESIDE.contains(&table.as_str())).collect()
    }

    async fn query(&self, table: &str) -> String {
        // Schedules queue their looks whatever a test does.
        let only = if table == "job" { "WHERE kind NOT LIKE 'look.%'" } else { "" };
        if self.postgres() {
            return format!("SELECT x::text AS t FROM \"{table}\" x {only} ORDER BY 1");
        }
        let columns = self.texts(&format!("SELECT name AS t FROM pragma_table_info('{table}')")).await;
        let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
        format!("SELECT {} AS t FROM \"{table}\" {only} ORDER BY 1", quoted.join(" || ',' || "))
    }
}
