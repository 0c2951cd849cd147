//! What goes wrong around the worker: it dies in a heartbeat, it stands still past its lease, clocks are moved, several
//! of them work at once, the object store lies. (Kills at named points and random moments: `journey/kill`.)

mod drain;
mod leases;
mod store;

use std::time::Duration;

use intercity_tests::{App, Contents, Database};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use serde_json::json;

/// Longer than anything takes that happens at all.
pub const PATIENCE: Duration = Duration::from_secs(40);

/// A mail server that takes every connection and never says a word; its address as `--smtp`.
async fn silent_mail() -> (String, tokio::task::JoinHandle<()>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("smtp://{}", listener.local_addr().unwrap());
    let held = tokio::spawn(async move {
        let mut all = Vec::new();
        while let Ok((socket, _)) = listener.accept().await {
            all.push(socket);
        }
    });
    (address, held)
}

/// Somebody registers, so that a mail has to be sent.
async fn register(app: &App, email: &str) {
    let input = json!({"email": email, "name": "Ada", "password": "eleven kettles sing at dusk", "language": "en"});
    app.nobody().call("personRegister", input, "email").await;
}

/// A connection that may write, for what no command does.
pub async fn writer(app: &App) -> DatabaseConnection {
    let url = app.database_url().replace("mode=ro", "mode=rw");
    let mut options = sea_orm::ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    sea_orm::Database::connect(options).await.expect("the database")
}

/// Queues so many jobs without effect.
async fn fill(app: &App, database: Database, jobs: usize) {
    let columns =
        "INSERT INTO job (id, queue, kind, payload, state, run_at, attempts, max_attempts, lease_epoch, created_at)";
    let sql = match database {
        Database::Postgres => format!(
            "{columns} SELECT gen_random_uuid(), 'default', 'queue.nothing', '{{}}', 'ready', 1000, 0, 20, 0, 1000 FROM generate_series(1, {jobs})"
        ),
        Database::Sqlite => format!(
            "WITH RECURSIVE g(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < {jobs}) {columns} SELECT randomblob(16), 'default', 'queue.nothing', '{{}}', 'ready', 1000, 0, 20, 0, 1000 FROM g"
        ),
    };
    writer(app).await.execute_unprepared(&sql).await.expect("to queue");
}

/// How many jobs without effect were done, as all workers noted it.
async fn done(contents: &Contents) -> usize {
    let texts = contents.texts("SELECT CAST(done AS TEXT) AS t FROM job_figure WHERE kind = 'queue.nothing'").await;
    texts.first().map_or(0, |text| text.parse().unwrap())
}
