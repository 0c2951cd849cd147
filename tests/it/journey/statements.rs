//! A list of fifty takes as many SQL statements as a list of five.

use std::time::Duration;

use intercity_tests::{Database, Files, eventually};
use sea_orm::{ConnectionTrait, Database as Connect, Statement};
use serde_json::{Value, json};

use super::world::{Who, World};

/// A table, its columns that name other copied rows, and columns that get other values.
type Copy = (&'static str, &'static [&'static str], &'static [(&'static str, &'static str)]);

/// What is copied sixty times.
const COPIES: &[Copy] = &[
    ("challenge", &[], &[("slug", "slug || '-' || n")]),
    ("host_brief", &["challenge_id"], &[]),
    ("stage", &["challenge_id"], &[]),
    // At index version 0 the program reads them into its search when it starts.
    ("dataset", &[], &[("slug", "slug || '-' || n"), ("index_version", "0")]),
    ("dataset_version", &["dataset_id"], &[]),
    ("dataset_terms", &["dataset_id"], &[]),
    ("distribution", &["dataset_version_id"], &[]),
    ("distribution_profile", &["distribution_id"], &[]),
    ("testbed", &[], &[("slug", "slug || '-' || n")]),
    ("team", &[], &[]),
    ("team_member", &["team_id"], &[]),
    ("submission", &["team_id"], &[("number", "number + 100 * n")]),
    ("submission_version", &["submission_id"], &[]),
    ("testbed_match", &["submission_id", "testbed_id"], &[]),
    ("pilot", &["match_id", "submission_id", "testbed_id"], &[]),
    ("access_request", &["team_id", "dataset_id"], &[]),
    ("access_decision", &["request_id"], &[]),
    ("access_request_person", &["request_id"], &[]),
    ("access_grant", &["request_id", "team_id", "dataset_id", "dataset_version_id"], &[]),
    ("grant_person", &["grant_id"], &[]),
    ("grant_effect", &["grant_id"], &[]),
];

/// A copy's id follows from the id and the number of the copy, so that copies name each other. Ids of one moment follow
/// one another, so their last two bytes tell them apart: these and the number become the last three of the copy.
fn copied(column: &str) -> String {
    let digit = |at: u32| format!("(instr('0123456789ABCDEF', substr(hex(\"{column}\"), {at}, 1)) - 1)");
    let last = format!("(({} * 16 + {}) * 16 + {}) * 16 + {}", digit(29), digit(30), digit(31), digit(32));
    let tail = format!("printf('%06x', 61 * ({last}) + n)");
    format!("CAST(substr(\"{column}\", 1, 13) || unhex({tail}) AS BLOB)")
}

async fn copy(w: &World) {
    let url = w.app.database_url().replace("mode=ro", "mode=rw");
    let mut options = sea_orm::ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let db = Connect::connect(options).await.unwrap();
    let run = async |sql: String| {
        let statement = Statement::from_string(db.get_database_backend(), sql.clone());
        db.execute_raw(statement).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
    };
    run("PRAGMA foreign_keys = OFF".into()).await;
    for (table, named, other) in COPIES {
        let columns = w.contents.texts(&format!("SELECT name AS t FROM pragma_table_info('{table}')")).await;
        assert!(columns.contains(&"id".to_owned()), "{table}");
        for column in *named {
            assert!(columns.iter().any(|one| one == column), "{table}.{column}");
        }
        let value = |column: &String| match other.iter().find(|(name, _)| name == column) {
            Some((_, expression)) => (*expression).to_owned(),
            None if column == "id" || named.contains(&column.as_str()) => copied(column),
            None => format!("\"{column}\""),
        };
        let values: Vec<String> = columns.iter().map(value).collect();
        let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
        run(format!(
            "INSERT INTO \"{table}\" ({}) WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < 60) \
             SELECT {} FROM \"{table}\" CROSS JOIN k",
            names.join(", "),
            values.join(", "),
        ))
        .await;
    }
    db.close().await.unwrap();
}

const LISTS: &[(&str, Who, &str)] = &[
    (
        "challenges",
        "nobody",
        "query($n: Int) { challenges(first: $n) { nodes { id title { text } phase themes viewerMay viewerFollows
            viewerOrganises lead { name } hosts { places state organisation { name code } testbeds { places testbed { name } } }
            stages { name { text } criteria { weight } } datasetIds deadlineExtensions { at } } } }",
    ),
    (
        "datasets",
        "ada",
        "query($n: Int) { datasets(first: $n) { nodes { id title { text } publisher { name } viewerCan viewerMayDownload
            terms { sha256 } termsHistory { number } profileDisclosure { level }
            currentVersion { distributions { name size state profile { disclosed state rows } } } versions { number } } } }",
    ),
    (
        "testbeds",
        "berlin",
        "query($n: Int) { testbeds(first: $n) { nodes { id name organisation { name } operatorName viewerMayUpdate } } }",
    ),
    (
        "submissions",
        "berlin",
        "query($n: Int, $challenge: ID!) { submissions(challengeId: $challenge, first: $n) { nodes { id title state viewerMay
            challenge { title { text } phase lead { name } } cities { name } currentVersion { number sha256 submittedBy }
            versions { number } team { name organisation { name } members { name state } } } } }",
    ),
    (
        "accessRequests",
        "steward",
        "query($n: Int) { accessRequests(first: $n) { nodes { id state may { decide } seats { name by } recusals { name } dataset { title { text } }
            team { name } challenge { title { text } } people { name } decisions { kind } grant { id state } conditions { holds }
            renews { until } } } }",
    ),
    (
        "grants",
        "steward",
        "query($n: Int) { grants(first: $n) { nodes { id state may { revoke } dataset { title { text } } team { name }
            challenge { title { text } } people { person { name } } files { name } effects { kind } downloads { bytes } } } }",
    ),
    (
        "pilots",
        "berlin",
        "query($n: Int) { pilots(first: $n) { nodes { id state title teamName testbedName cityName challengeTitle { text }
            nextStates } } }",
    ),
];

/// How many statements one answer takes. The log is written before the answer leaves; the worker's own statements
/// carry no request, so only quiet moments count.
async fn statements(w: &World, who: Who, query: &str, variables: &Value, list: &str, size: usize) -> usize {
    let counted = || w.app.log().lines().filter(|line| line.contains("milliseconds=") && selects(line)).count();
    let mut least = usize::MAX;
    for _ in 0..3 {
        let before = counted();
        let read = w.read(who, query, variables.clone()).await;
        least = least.min(counted() - before);
        assert_eq!(read[list]["nodes"].as_array().unwrap().len(), size, "{list}");
    }
    least
}

/// Says which statements came most often lately.
fn repeated(log: &str) {
    let mut often = std::collections::BTreeMap::<&str, usize>::new();
    for line in log.lines().rev().filter(|line| line.contains("milliseconds=") && selects(line)).take(500) {
        let statement = line.find("SELECT").map_or(line, |at| &line[at..]);
        *often.entry(statement.split("milliseconds=").next().unwrap()).or_default() += 1;
    }
    for (statement, times) in often.iter().filter(|(_, times)| **times > 20) {
        println!("{times} times: {statement}");
    }
}

/// Statements of requests, not of the loops beside them.
fn selects(line: &str) -> bool {
    let beside = ["FROM \"job\"", "UPDATE job", "FROM job", "INTO job", "schedule", "worker"];
    !beside.iter().any(|part| line.contains(part))
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_of_five_and_of_fifty_take_the_same() {
    let mut w = World::new(Database::Sqlite, Files::Folder, false).await;
    Box::pin(super::until_pilots(&mut w)).await;
    super::access::approved(&mut w, "ada").await;
    w.idle().await;
    copy(&w).await;
    w.app.restart_with(&["--log", "info,sql=debug"]).await;
    let warm = eventually("the first statements", Duration::from_secs(10), || async {
        w.app.log().contains("milliseconds=").then_some(())
    });
    warm.await.unwrap();
    let mut faults = Vec::new();
    for (list, who, query) in LISTS {
        let variables = |n: i64| json!({"n": n, "challenge": w.id("challenge")});
        let five = statements(&w, who, query, &variables(5), list, 5).await;
        let fifty = statements(&w, who, query, &variables(50), list, 50).await;
        println!("{list}: {five} statements for 5, {fifty} for 50");
        if fifty > five {
            repeated(&w.app.log());
            faults.push(format!("{list}: {five} for 5, {fifty} for 50"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
