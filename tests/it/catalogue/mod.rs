//! The catalogue as others read it, and searching in it.

mod bulk;
mod checker;
mod export;
mod measure;
mod news;
mod search;
mod shapes;

use intercity_tests::{App, Database, Files, Options, Session};
use serde_json::json;

/// The demonstration on a database.
async fn demonstration(database: Database) -> App {
    App::with(Options { database, files: Files::Folder, command: "demo" }).await
}

/// Somebody of the demonstration.
async fn signed_in(app: &App, email: &str) -> Session {
    let input = json!({"input": {"email": email, "password": "platform nine and a quarter"}});
    let start = "mutation($input: SessionStartInput!) { sessionStart(input: $input) { session { accessToken } } }";
    let data = app.nobody().ok(start, input).await;
    app.nobody().with_token(data["sessionStart"]["session"]["accessToken"].as_str().unwrap())
}
