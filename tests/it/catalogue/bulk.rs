//! Many datasets at once, written straight into the database; the program indexes them when it starts.

use intercity_tests::{App, Database};
use sea_orm::ConnectionTrait;

const COLUMNS: &str = "id, slug, organisation_id, title, description, access, state, themes, coverage, licence, \
    personal_data, contact, policy, attribution, source_url, fictional, created_at, published_at, theme_index, \
    search_text, lock_version, updated_at, index_version";

/// Copies a dataset of the demonstration so many times (`copy-1` …) and starts the program again.
pub async fn copies(app: &mut App, database: Database, slug: &str, count: u32) {
    let url = app.database_url().replace("?mode=ro", "?mode=rwc");
    let db = sea_orm::Database::connect(url).await.unwrap();
    let values = |id: &str, title: &str| {
        format!(
            "{id}, 'copy-' || i, organisation_id, {title}, description, access, 'published', themes, coverage, licence, \
             personal_data, contact, policy, attribution, source_url, fictional, created_at, published_at, theme_index, \
             search_text, 1, updated_at, 0 FROM dataset, n WHERE slug = '{slug}'"
        )
    };
    let title = |number: &str| {
        format!("'{{\"authoritative\":\"en\",\"texts\":{{\"en\":\"Copied survey ' || {number} || '\"}}}}'")
    };
    let sql = match database {
        Database::Sqlite => format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) \
             INSERT INTO dataset ({COLUMNS}) SELECT {}",
            values("randomblob(16)", &title("i"))
        ),
        Database::Postgres => format!(
            "WITH n AS (SELECT generate_series(1, {count}) AS i) INSERT INTO dataset ({COLUMNS}) SELECT {}",
            values("gen_random_uuid()", &format!("({})::jsonb", title("i")))
        ),
    };
    db.execute_unprepared(&sql).await.unwrap();
    db.close().await.unwrap();
    app.kill();
    app.restart().await;
}
