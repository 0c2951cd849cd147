//! Many jobs at once: several workers do each of them once; ten thousand are drained at bounded memory and the API goes on
//! answering.

use std::time::{Duration, Instant};

use intercity_tests::{App, Contents, Database, Files, eventually};
use serde_json::json;

use super::{PATIENCE, done, fill};

async fn drained(contents: &Contents) {
    let empty = eventually("the queue to be empty", PATIENCE, || async {
        contents.texts("SELECT kind AS t FROM job WHERE kind = 'queue.nothing' LIMIT 1").await.is_empty().then_some(())
    });
    assert!(empty.await.is_some());
}

/// Four workers share; each says what it did, and together they did as many as there were.
#[tokio::test(flavor = "multi_thread")]
async fn several_workers_share_and_none_of_the_jobs_is_done_twice() {
    const JOBS: usize = 5_000;
    let app = App::start(Database::Postgres, Files::Folder).await;
    let contents = Contents::of(&app).await;
    let begun = Instant::now();
    let _workers = [app.worker(&[]), app.worker(&[]), app.worker(&[])];
    let all = eventually("four workers", PATIENCE, || async {
        (contents.texts("SELECT name AS t FROM worker").await.len() == 4).then_some(())
    });
    assert!(all.await.is_some());
    fill(&app, Database::Postgres, JOBS).await;
    drained(&contents).await;
    let counted =
        eventually("the figures of all", PATIENCE, || async { (done(&contents).await >= JOBS).then_some(()) });
    assert!(counted.await.is_some(), "{} of {JOBS}", done(&contents).await);
    assert_eq!(done(&contents).await, JOBS);
    // However many look at the clock, a schedule of five seconds fires once in five seconds.
    let fired = contents.texts("SELECT CAST(fired AS TEXT) AS t FROM schedule WHERE name = 'look.expiry'").await;
    let most = begun.elapsed().as_secs_f64() / 4.5 + 3.0;
    assert!(fired[0].parse::<f64>().unwrap() <= most, "{fired:?} times in {:?}", begun.elapsed());
}

/// Resident memory of the program in KiB.
fn resident(app: &App) -> usize {
    let text = std::fs::read_to_string(format!("/proc/{}/status", app.id())).unwrap();
    let line = text.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// How long a query takes at the 95th percentile.
async fn p95(app: &App, until: impl AsyncFn() -> bool) -> (Duration, usize) {
    let nobody = app.nobody();
    let mut all = Vec::new();
    loop {
        let begun = Instant::now();
        nobody.ok("{ challenges(first: 20) { totalCount nodes { id } } }", json!({})).await;
        all.push(begun.elapsed());
        if all.len() >= 100 && until().await {
            break;
        }
    }
    all.sort();
    (all[all.len() * 95 / 100], all.len())
}

async fn drains(database: Database) {
    let app = App::start(database, Files::Folder).await;
    let contents = Contents::of(&app).await;
    let (quiet, _) = p95(&app, async || true).await;
    let before = resident(&app);
    fill(&app, database, 10_000).await;
    let most = std::cell::Cell::new(0);
    let (busy, queries) = p95(&app, async || {
        most.set(most.get().max(resident(&app)));
        contents.texts("SELECT kind AS t FROM job WHERE kind = 'queue.nothing' LIMIT 1").await.is_empty()
    })
    .await;
    let grown = most.get().saturating_sub(before) / 1024;
    println!(
        "{database:?}: p95 {quiet:?} quiet, {busy:?} in {queries} queries while 10,000 jobs were drained; {grown} MiB more"
    );
    assert!(grown < 64, "{grown} MiB more");
    assert!(busy < quiet * 10 + Duration::from_millis(200), "{quiet:?} became {busy:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_jobs_take_little_memory_and_slow_nobody_on_sqlite() {
    drains(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_jobs_take_little_memory_and_slow_nobody_on_postgresql() {
    drains(Database::Postgres).await;
}
