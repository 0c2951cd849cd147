//! The queue as administrators and stewards see it: dead letters and their replay, how it stands, what the reconciler
//! finds, metrics.

use intercity_tests::{Database, Files, eventually};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use serde_json::json;
use std::time::Duration;

use crate::faults::{PATIENCE, writer};
use crate::journey::organisations;
use crate::journey::world::World;

const JOBS: &str =
    "query($error: String) { jobs(state: DEAD, error: $error) { totalCount nodes { id kind owner lastError } } }";

async fn dead(db: &DatabaseConnection, n: u32, kind: &str, payload: &str, owner: Option<&str>, error: &str) {
    let postgres = db.get_database_backend() == sea_orm::DatabaseBackend::Postgres;
    let id = |hex: &str| if postgres { format!("CAST('{hex}' AS uuid)") } else { format!("X'{hex}'") };
    let owner = owner.map_or("NULL".into(), |global| id(global.rsplit('_').next().unwrap()));
    let sql = format!(
        "INSERT INTO job (id, queue, kind, payload, state, run_at, attempts, max_attempts, lease_epoch, created_at, \
         finished_at, last_error, organisation_id) VALUES ({}, 'default', '{kind}', '{payload}', 'dead', 1000, 20, 20, 20, \
         1000, 1000, '{error}', {owner})",
        id(&format!("{n:032x}"))
    );
    db.execute_unprepared(&sql).await.expect("a dead letter");
}

fn job(n: u32) -> String {
    format!("job_{n:032x}")
}

async fn gone(w: &World, n: u32) {
    let found = eventually("the job to be done", PATIENCE, || async {
        let all = w.read("admin", "{ jobs(first: 100) { nodes { id } } }", json!({})).await;
        let there = all["jobs"]["nodes"].as_array().unwrap().iter().any(|node| node["id"] == job(n));
        (!there).then_some(())
    });
    assert!(found.await.is_some(), "job {n} is still there");
}

async fn letters(database: Database) {
    let mut w = World::new(database, Files::Folder, false).await;
    organisations::begin(&mut w).await;
    w.idle().await;
    let db = writer(&w.app).await;
    let partner = w.id("organisation of partner");
    dead(&db, 1, "queue.nothing", "{}", Some(&partner), "boom one").await;
    dead(&db, 2, "queue.nothing", "{}", None, "boom two").await;
    dead(&db, 3, "queue.nothing", "{}", Some(&partner), "another reason").await;
    for (who, total) in [("admin", 3), ("steward", 2), ("partner", 2), ("berlin", 0)] {
        let seen = w.read(who, JOBS, json!({})).await;
        assert_eq!(seen["jobs"]["totalCount"], total, "{who}");
    }
    let seen = w.read("steward", JOBS, json!({"error": "boom"})).await;
    assert_eq!(
        seen["jobs"]["nodes"],
        json!([{"id": job(1), "kind": "queue.nothing", "owner": partner, "lastError": "boom one"}])
    );
    for (who, code) in [("nobody", "UNAUTHENTICATED"), ("stranger", "NOT_FOUND")] {
        assert_eq!(w.refused(who, JOBS, json!({})).await.as_deref(), Some(code), "{who}");
    }

    let before = w.contents.read().await;
    for who in ["nobody", "stranger", "ada", "berlin", "berlin member"] {
        let code = w.as_(who).refused("jobReplay", json!({"id": job(1)}), "__typename").await;
        assert_eq!(code, if who == "nobody" { "UNAUTHENTICATED" } else { "NOT_FOUND" }, "{who}");
    }
    for who in ["nobody", "stranger", "ada", "berlin operator"] {
        let code = w.as_(who).refused("jobReplayMany", json!({}), "__typename").await;
        assert_eq!(code, if who == "nobody" { "UNAUTHENTICATED" } else { "NOT_FOUND" }, "{who}");
    }
    assert_eq!(w.as_("steward").refused("jobReplay", json!({"id": job(2)}), "__typename").await, "NOT_FOUND");
    let long = json!({"error": "x".repeat(201)});
    assert_eq!(w.as_("admin").refused("jobReplayMany", long, "__typename").await, "REFUSED");
    // Who looks after an organisation without dead letters replays none.
    let none = w.as_("berlin").call("jobReplayMany", json!({}), "replayed left").await;
    assert_eq!(none, json!({"replayed": 0, "left": 0}));
    assert_eq!(w.contents.read().await, before, "what was refused changed nothing");

    let replayed = w.as_("steward").call("jobReplay", json!({"id": job(1)}), "job { id state attempts }").await;
    assert_eq!(replayed["job"], json!({"id": job(1), "state": "READY", "attempts": 0}));
    gone(&w, 1).await;
    let many = w.as_("steward").call("jobReplayMany", json!({}), "replayed left").await;
    assert_eq!(many, json!({"replayed": 1, "left": 0}), "only what the steward looks after");
    gone(&w, 3).await;
    let many = w.as_("admin").call("jobReplayMany", json!({"error": "nothing like it"}), "replayed").await;
    assert_eq!(many["replayed"], 0);
    let many =
        w.as_("admin").call("jobReplayMany", json!({"kind": "queue.nothing", "error": "boom"}), "replayed").await;
    assert_eq!(many["replayed"], 1);
    gone(&w, 2).await;
    let verbs = w.contents.texts("SELECT verb AS t FROM activity WHERE verb = 'job.replayed'").await;
    assert_eq!(verbs.len(), 3, "each replay stands in the activity");
}

#[tokio::test(flavor = "multi_thread")]
async fn dead_letters_are_seen_and_replayed_by_who_looks_after_them_on_sqlite() {
    letters(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn dead_letters_are_seen_and_replayed_by_who_looks_after_them_on_postgresql() {
    letters(Database::Postgres).await;
}

const QUEUE: &str = "{ queue { alarming sinceSuccessSeconds kinds { name waiting running dead done urgent tries }
    workers { name running } schedules { name fired lastAt nextAt error } } }";
const FINDINGS: &str = "{ reconciliationFindings(first: 100) { nodes { kind remedy subjectKind detail } } reconciliations { totalCount } }";

async fn stands(database: Database) {
    let mut w = World::new(database, Files::Folder, false).await;
    organisations::begin(&mut w).await;
    w.idle().await;
    for who in ["nobody", "stranger", "steward"] {
        for query in [QUEUE, FINDINGS] {
            assert!(w.refused(who, query, json!({})).await.is_some(), "{who} reads {query}");
        }
    }
    let queue = w
        .until("admin", QUEUE, json!({}), |data| {
            let sent = data["queue"]["kinds"].as_array().unwrap().iter().find(|kind| kind["name"] == "message.send");
            sent.is_some_and(|kind| kind["done"].as_f64().unwrap() >= 18.0)
                && data["queue"]["schedules"].as_array().unwrap().iter().any(|row| row["lastAt"].is_string())
        })
        .await;
    assert_eq!(queue["queue"]["alarming"], false, "{queue:#}");
    assert_eq!(queue["queue"]["workers"].as_array().unwrap().len(), 1, "{queue:#}");

    // What hands in the database left behind.
    let db = writer(&w.app).await;
    dead(&db, 7, "file.scan", "{\"file\": \"0198c0de-0000-7000-8000-000000000001\"}", None, "not there").await;
    dead(&db, 8, "old.kind", "{}", None, "never heard of it").await;
    w.travel(1).await;
    db.execute_unprepared("UPDATE message SET sent_at = NULL WHERE kind = 'confirm_email'").await.expect("to forget");
    db.execute_unprepared("UPDATE schedule SET next_at = 1000 WHERE name = 'look.reconcile'")
        .await
        .expect("to make due");
    let found = w
        .until("admin", FINDINGS, json!({}), |data| {
            !data["reconciliationFindings"]["nodes"].as_array().unwrap().is_empty()
        })
        .await;
    let nodes = found["reconciliationFindings"]["nodes"].as_array().unwrap();
    let count =
        |kind: &str, remedy: &str| nodes.iter().filter(|node| node["kind"] == kind && node["remedy"] == remedy).count();
    assert_eq!(count("SUBJECT_GONE", "REMOVED"), 1, "{found:#}");
    assert_eq!(count("KIND_UNKNOWN", "OWNER"), 1, "{found:#}");
    assert!(count("MESSAGE_UNSENT", "QUEUED") >= 18, "{found:#}");
    gone(&w, 7).await;
    w.idle().await;
    let unsent = w.contents.texts("SELECT kind AS t FROM message WHERE sent_at IS NULL").await;
    assert_eq!(unsent, Vec::<String>::new(), "what was found is mended");
    // Looked at again there is nothing new: what waits for somebody stands in one report.
    db.execute_unprepared("UPDATE schedule SET next_at = 1000, ended_at = NULL WHERE name = 'look.reconcile'")
        .await
        .unwrap();
    let ended = eventually("the second look", PATIENCE, || async {
        let sql = "SELECT name AS t FROM schedule WHERE name = 'look.reconcile' AND ended_at IS NOT NULL";
        (!w.contents.texts(sql).await.is_empty()).then_some(())
    });
    assert!(ended.await.is_some());
    assert_eq!(w.read("admin", FINDINGS, json!({})).await["reconciliations"]["totalCount"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_stands_open_to_administrators_and_the_reconciler_mends_on_sqlite() {
    stands(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_stands_open_to_administrators_and_the_reconciler_mends_on_postgresql() {
    stands(Database::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn metrics_are_for_this_machine_or_the_token_and_the_worker_is_watched() {
    let mut app = intercity_tests::App::start(Database::Sqlite, Files::Folder).await;
    let http = intercity_tests::http_client().build().unwrap();
    let url = format!("{}/metrics", app.url);
    let text = http.get(&url).send().await.unwrap().text().await.unwrap();
    for line in ["# TYPE intercity_jobs_waiting gauge", "intercity_jobs_dead{kind=\"grant.revoke\"} 0"] {
        assert!(text.lines().any(|one| one == line), "{line} is not in\n{text}");
    }
    let proxied = http.get(&url).header("x-forwarded-for", "203.0.113.7").send().await.unwrap();
    assert_eq!(proxied.status(), 404, "through a proxy everybody would come from this machine");
    let health = format!("{}/healthz/worker", app.url);
    let alive = eventually("a worker that looks", PATIENCE, || async {
        http.get(&health).send().await.is_ok_and(|answer| answer.status() == 200).then_some(())
    });
    assert!(alive.await.is_some());
    app.restart_with(&["--metrics-token", "a token for the tests", "--worker-alarm", "1"]).await;
    assert_eq!(http.get(&url).send().await.unwrap().status(), 404);
    let told = http.get(&url).bearer_auth("a token for the tests").send().await.unwrap();
    assert_eq!(told.status(), 200);
    // Without any worker the alarm is raised.
    assert!(app.terminate());
    let api = app.api();
    let alarmed = eventually("the alarm", Duration::from_secs(20), || async {
        http.get(&health).send().await.is_ok_and(|answer| answer.status() == 503).then_some(())
    });
    assert!(alarmed.await.is_some());
    drop(api);
}
