//! How fast the queue is, against the limit that plain SQL reaches in the same run: JSON lines.
//!
//! `cargo bench -p intercity-tests --bench queue` needs PostgreSQL's programs; its commits are durable (fsync on).
//! `QUEUE_JOBS`, `QUEUE_SAMPLES` and `QUEUE_ROUNDS` change how much is measured.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods, missing_docs)] // a benchmark looks at the clock and the environment

use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use intercity_domain::files::{S3, open};
use intercity_domain::kernel::outside::{Ask, Outside, Reply};
use intercity_domain::kernel::queue::{Job, figures};
use intercity_domain::kernel::{Context, Db, Durability, Error, Settings, SystemClock, SystemRandom, Viewer, Wake};
use intercity_domain::messages::{Mail, Mailer};
use intercity_migrations::Migrator;
use intercity_tests::Cluster;
use intercity_worker::{Doors, Options};
use sea_orm::{ConnectionTrait, Statement};
use sea_orm_migration::MigratorTrait;
use serde_json::json;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio_util::sync::CancellationToken;

const SCRIPTS: [(&str, &str, f64); 2] = [
    (
        "limit",
        "UPDATE hq.job SET locked_at = now(), locked_by = 'w', attempts = attempts + 1 WHERE id = (SELECT id FROM hq.job \
         WHERE locked_at IS NULL AND run_at <= now() ORDER BY run_at, id FOR UPDATE SKIP LOCKED LIMIT 1) RETURNING id \\gset\n\
         DELETE FROM hq.job WHERE id = :id;\n",
        1.0,
    ),
    (
        "limit in batches of 100",
        "WITH c AS (SELECT id FROM hq.job WHERE locked_at IS NULL AND run_at <= now() ORDER BY run_at, id FOR UPDATE SKIP \
         LOCKED LIMIT 100), u AS (UPDATE hq.job j SET locked_at = now(), locked_by = 'w', attempts = attempts + 1 FROM c \
         WHERE j.id = c.id RETURNING j.id) SELECT string_agg(id::text, ',') AS ids FROM u \\gset\n\
         DELETE FROM hq.job WHERE id = ANY (string_to_array(:ids, ',')::bigint[]);\n",
        100.0,
    ),
];

const SET_UP: &str = "CREATE SCHEMA IF NOT EXISTS hq; DROP TABLE IF EXISTS hq.job; \
    CREATE TABLE hq.job (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, task text NOT NULL, payload jsonb NOT NULL \
    DEFAULT '{}', run_at timestamptz NOT NULL DEFAULT now(), attempts int NOT NULL DEFAULT 0, locked_at timestamptz, \
    locked_by text); CREATE INDEX ON hq.job (run_at, id) WHERE locked_at IS NULL; \
    INSERT INTO hq.job (task, payload) SELECT 'noop', jsonb_build_object('n', g) FROM generate_series(1, 300000) g;";

struct Nowhere;

#[async_trait::async_trait]
impl Mailer for Nowhere {
    async fn deliver(&self, _: &Mail) -> intercity_domain::Result<()> {
        Ok(())
    }
}

#[async_trait::async_trait]
impl Outside for Nowhere {
    async fn ask(&self, _: Ask) -> intercity_domain::Result<Reply> {
        Err(Error::Unavailable("there is no outside here".into()))
    }
}

fn setting(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

async fn context(url: &str, folder: &std::path::Path) -> Context {
    Context {
        db: Db::connect(url, 12, Durability::Normal).await.expect("the database"),
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        store: open(&folder.join("files").display().to_string(), &S3::default()).await.expect("a store"),
        signer: None,
        settings: Arc::new(Settings::default()),
        wake: Wake::default(),
        request_id: None,
    }
}

async fn execute(ctx: &Context, sql: &str) {
    ctx.db.writer().execute_unprepared(sql).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
}

async fn number(ctx: &Context, sql: &str) -> i64 {
    let statement = Statement::from_string(ctx.db.backend(), sql);
    let row = ctx.db.writer().query_one_raw(statement).await.expect("a query").expect("a row");
    row.try_get_by_index(0).expect("a number")
}

async fn fill(ctx: &Context, postgres: bool, jobs: usize) {
    execute(ctx, "DELETE FROM job").await;
    let columns =
        "INSERT INTO job (id, queue, kind, payload, state, run_at, attempts, max_attempts, lease_epoch, created_at)";
    if postgres {
        execute(ctx, "VACUUM job").await;
        execute(ctx, &format!("{columns} SELECT CAST('0198c0de' || lpad(to_hex(g), 24, '0') AS uuid), 'default', 'queue.nothing', jsonb_build_object('n', g), 'ready', 1000, 0, 20, 0, 1000 FROM generate_series(1, {jobs}) g")).await;
        execute(ctx, "VACUUM ANALYZE job").await;
        execute(ctx, "CHECKPOINT").await;
    } else {
        execute(ctx, &format!("WITH RECURSIVE g(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < {jobs}) {columns} SELECT unhex('0198c0de' || printf('%024x', n)), 'default', 'queue.nothing', '{{\"n\":1}}', 'ready', 1000, 0, 20, 0, 1000 FROM g")).await;
    }
}

struct Running {
    stop: CancellationToken,
    worker: tokio::task::JoinHandle<()>,
    begun: UnboundedReceiver<(&'static str, Instant)>,
}

impl Running {
    /// When the next job without effect begins; the schedules queue others meanwhile.
    async fn next(&mut self) -> Instant {
        loop {
            let (kind, begun) = self.begun.recv().await.expect("a job that begins");
            if kind == "queue.nothing" {
                return begun;
            }
        }
    }
}

fn work(ctx: &Context, ahead: bool) -> Running {
    let (tell, begun) = unbounded_channel();
    let stop = CancellationToken::new();
    let options = Options { concurrency: 10, ahead, shutdown: stop.clone(), begun: Some(tell), ..Options::default() };
    let (ctx, doors) = (ctx.clone(), Doors::new(Arc::new(Nowhere), Arc::new(Nowhere)));
    let worker = tokio::spawn(async move { intercity_worker::run(ctx, doors, options).await.expect("to work") });
    Running { stop, worker, begun }
}

/// Jobs a second from the start of the worker until the last one is recorded.
async fn drain(ctx: &Context, postgres: bool, jobs: usize, ahead: bool) -> f64 {
    fill(ctx, postgres, jobs).await;
    let began = Instant::now();
    let mut running = work(ctx, ahead);
    for _ in 0..jobs {
        running.next().await;
    }
    while number(ctx, "SELECT count(*) FROM job WHERE kind = 'queue.nothing'").await > 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let rate = jobs as f64 / began.elapsed().as_secs_f64();
    running.stop.cancel();
    running.worker.await.expect("a worker that ends");
    rate
}

fn percentile(samples: &mut [f64], part: f64) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[((samples.len() as f64 * part) as usize).min(samples.len() - 1)]
}

/// Milliseconds from the acknowledged commit to the first line of the job, at an idle queue. The job is queued by
/// `sender`, which is another process as far as the worker can tell when it is another context.
async fn latency(ctx: &Context, sender: &Context, samples: usize) -> Vec<f64> {
    execute(ctx, "DELETE FROM job").await;
    let mut running = work(ctx, true);
    let mut all = Vec::new();
    for n in 0..samples + 20 {
        let mut tx = sender.begin(&Viewer::System).await.expect("a transaction");
        tx.enqueue(Job::new("queue.nothing", json!({ "n": n }))).await.expect("to queue");
        tx.commit().await.expect("to commit");
        let acknowledged = Instant::now();
        let begun = running.next().await;
        if n >= 20 {
            all.push(begun.saturating_duration_since(acknowledged).as_secs_f64() * 1000.0);
        }
        tokio::time::sleep(Duration::from_micros(7_000 + (n as u64 * 7919) % 16_000)).await;
    }
    running.stop.cancel();
    running.worker.await.expect("a worker that ends");
    all
}

/// Jobs a second that pgbench reaches with one script of plain SQL.
fn limit(url: &str, script: &str, per_transaction: f64) -> f64 {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("script.sql");
    std::fs::write(&file, script).expect("a script");
    let psql = Command::new(Cluster::binary("psql")).args(["-Xq", "-d", url, "-c", SET_UP]).output().expect("psql");
    assert!(psql.status.success(), "{}", String::from_utf8_lossy(&psql.stderr));
    for sql in ["VACUUM ANALYZE hq.job", "CHECKPOINT"] {
        Command::new(Cluster::binary("psql")).args(["-Xq", "-d", url, "-c", sql]).status().expect("psql");
    }
    let output = Command::new(Cluster::binary("pgbench"))
        .args(["-n", "-M", "prepared", "-j", "1", "-c", "10", "-T", "3", "-f"])
        .arg(&file)
        .arg(url)
        .output()
        .expect("pgbench");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let tps = text.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse::<f64>().ok());
    tps.unwrap_or_else(|| panic!("{text}{}", String::from_utf8_lossy(&output.stderr))) * per_transaction
}

/// Resident memory of this process in MiB.
fn resident() -> f64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: f64 = text.split(' ').nth(1).and_then(|pages| pages.parse().ok()).unwrap_or(0.0);
    pages * 4096.0 / 1024.0 / 1024.0
}

async fn postgres(rounds: usize, jobs: usize, samples: usize) {
    let cluster = tokio::task::spawn_blocking(Cluster::durable).await.expect("a cluster");
    let url = cluster.empty("bench");
    let dir = tempfile::tempdir().expect("a folder");
    let ctx = context(&url, dir.path()).await;
    Migrator::up(ctx.db.writer(), None).await.expect("the schema");
    for round in 1..=rounds {
        let mut limits = Vec::new();
        for (name, script, per_transaction) in SCRIPTS {
            let (url, script) = (url.clone(), script);
            let rate =
                tokio::task::spawn_blocking(move || limit(&url, script, per_transaction)).await.expect("pgbench");
            println!("{}", json!({"database": "postgres", "round": round, "what": name, "jobs_s": rate.round()}));
            limits.push(rate);
        }
        let single = drain(&ctx, true, jobs.min(10_000), false).await;
        let batch = drain(&ctx, true, jobs, true).await;
        for (what, rate, limit) in [("concurrency 10", single, limits[0]), ("in batches", batch, limits[1])] {
            let of_limit = (rate / limit * 1000.0).round() / 1000.0;
            println!(
                "{}",
                json!({"database": "postgres", "round": round, "what": what, "jobs_s": rate.round(), "of_limit": of_limit})
            );
        }
    }
    // The rows of the drains are dead, but still there: autovacuum comes within a minute.
    tell_latency("postgres, right after the drains", &mut latency(&ctx, &ctx, samples).await);
    execute(&ctx, "VACUUM job").await;
    tell_latency("postgres, same process", &mut latency(&ctx, &ctx, samples).await);
    let other = context(&url, dir.path()).await;
    tell_latency("postgres, another process", &mut latency(&ctx, &other, samples).await);
}

async fn sqlite(rounds: usize, jobs: usize, samples: usize) {
    let dir = tempfile::tempdir().expect("a folder");
    let ctx = context(&format!("sqlite://{}", dir.path().join("queue.db").display()), dir.path()).await;
    Migrator::up(ctx.db.writer(), None).await.expect("the schema");
    for round in 1..=rounds {
        let before = resident();
        let rate = drain(&ctx, false, jobs, true).await;
        println!(
            "{}",
            json!({"database": "sqlite", "round": round, "what": "in batches", "jobs_s": rate.round(),
            "resident_mib_before": before.round(), "resident_mib_after": resident().round()})
        );
        let single = drain(&ctx, false, jobs.min(10_000), false).await;
        println!(
            "{}",
            json!({"database": "sqlite", "round": round, "what": "concurrency 10", "jobs_s": single.round()})
        );
    }
    tell_latency("sqlite", &mut latency(&ctx, &ctx, samples).await);
    let done: i64 = figures::figures(&ctx.db).await.expect("figures").iter().map(|figure| figure.done).sum();
    println!("{}", json!({"database": "sqlite", "what": "done by the figures", "jobs": done}));
}

fn tell_latency(what: &str, samples: &mut [f64]) {
    let round = |ms: f64| (ms * 1000.0).round() / 1000.0;
    let (p50, p99) = (round(percentile(samples, 0.5)), round(percentile(samples, 0.99)));
    println!(
        "{}",
        json!({"what": format!("commit to start, {what}"), "samples": samples.len(), "p50_ms": p50, "p99_ms": p99})
    );
}

fn main() {
    // `cargo test --all-targets` runs benchmarks as well; there they only have to build.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let (rounds, jobs, samples) =
        (setting("QUEUE_ROUNDS", 3), setting("QUEUE_JOBS", 50_000), setting("QUEUE_SAMPLES", 500));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        sqlite(rounds, jobs, samples).await;
        postgres(rounds, jobs, samples).await;
    });
}
