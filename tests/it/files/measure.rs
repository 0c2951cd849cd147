//! How fast access comes and goes while fifty clients download: from approval to a usable download, from revocation to
//! refusal. Run it alone, in an optimised program that lets it move the clock: `cargo build --workspace --bin intercity
//! --bin intercity-dataserver --test it --profile bench --features intercity-api/measuring` (a quarter of an hour), then
//! `cargo test` with the same and `files::measure -- --ignored --nocapture --test-threads 1`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use intercity_tests::{Database, Files, eventually, http_client};
use reqwest::StatusCode;
use serde_json::json;
use tokio::task::JoinSet;

use super::scene::table;
use crate::journey;
use crate::journey::access::{self, GRANT};
use crate::journey::data::RESTRICTED;
use crate::journey::world::{World, with_id};

const CLIENTS: usize = 50;
const ROUNDS: usize = 40;
/// Each client takes a mebibyte a second, as over a line.
const PACE: u64 = 1024 * 1024;
const SIZE: usize = 64 * 1024 * 1024;

/// A second version of the restricted dataset, with a large file.
async fn large_version(w: &mut World) {
    let dataset = w.id(RESTRICTED);
    let made = w.act("steward", "datasetVersionCreate", json!({ "dataset": dataset }), "version { id }").await;
    let input = json!({"version": made["version"]["id"], "name": "large.csv", "size": SIZE});
    let begun = w.act("steward", "distributionUploadBegin", input, "upload { url }").await;
    let url = begun["upload"]["url"].as_str().unwrap().to_owned();
    journey::files::put(w, &url, "text/csv", table(SIZE)).await;
    let idle = eventually("the large file to be profiled", Duration::from_secs(300), || async {
        (w.contents.jobs().await == 0).then_some(())
    });
    assert!(idle.await.is_some(), "{:?}", w.contents.texts("SELECT kind AS t FROM job").await);
    w.act("partner", "datasetPublish", json!({ "id": dataset }), "dataset { state }").await;
}

/// Downloads again and again at its pace until it is told to stop.
async fn client(urls: Arc<tokio::sync::RwLock<String>>, stop: Arc<AtomicBool>, bytes: Arc<AtomicU64>) {
    let http = http_client().build().unwrap();
    while !stop.load(Ordering::Relaxed) {
        let url = urls.read().await.clone();
        let Ok(answer) = http.get(&url).send().await else { continue };
        assert_eq!(answer.status(), StatusCode::OK);
        let (mut body, begun, mut got) = (answer.bytes_stream(), Instant::now(), 0_u64);
        while let Some(Ok(chunk)) = body.next().await {
            got += chunk.len() as u64;
            bytes.fetch_add(chunk.len() as u64, Ordering::Relaxed);
            if stop.load(Ordering::Relaxed) {
                return;
            }
            let due = Duration::from_millis(got * 1000 / PACE);
            tokio::time::sleep(due.saturating_sub(begun.elapsed())).await;
        }
    }
}

/// What one round took.
#[derive(Clone, Copy)]
struct Round {
    usable: Duration,
    refused: Duration,
    cut: Duration,
}

async fn round(w: &mut World) -> Round {
    let request = access::ask(w, "ada", 30).await;
    let begun = Instant::now();
    let approved = w.as_("steward").call("accessRequestApprove", json!({ "id": request }), "grant { id }").await;
    let grant = approved["grant"]["id"].as_str().unwrap().to_owned();
    let http = w.as_("ada").http().clone();
    let (url, usable) = loop {
        let files = w.read("ada", "query($id: ID!) { grant(id: $id) { files { id } } }", with_id(&grant)).await;
        let input = json!({"grant": grant, "file": files["grant"]["files"][0]["id"]});
        let query = "mutation($input: GrantDownloadUrlInput!) { grantDownloadUrl(input: $input) { url } }";
        let answer = w.as_("ada").send(query, json!({ "input": input })).await;
        if let Some(url) = answer.0["data"]["grantDownloadUrl"]["url"].as_str() {
            let part = http.get(url).header("range", "bytes=0-99").send().await.unwrap();
            assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
            break (url.to_owned(), begun.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(2)).await; // asked again: it is being provisioned
    };
    // One download runs when the end comes.
    let running = http.get(&url).send().await.unwrap();
    assert_eq!(running.status(), StatusCode::OK);
    let mut body = running.bytes_stream();
    assert!(body.next().await.unwrap().is_ok());
    let begun = Instant::now();
    w.as_("steward").call("grantRevoke", json!({"id": grant, "reason": "Over."}), "grant { state }").await;
    let refused = loop {
        let part = http.get(&url).header("range", "bytes=0-99").send().await.unwrap();
        if part.status() == StatusCode::FORBIDDEN {
            break begun.elapsed();
        }
    };
    let mut got = 0;
    while let Some(Ok(chunk)) = body.next().await {
        got += chunk.len();
    }
    assert!(got < SIZE, "the running download was cut");
    let cut = begun.elapsed();
    w.until("ada", GRANT, with_id(&grant), |seen| seen["grant"]["state"] == "REVOKED").await;
    Round { usable, refused, cut }
}

fn quantile(rounds: &[Round], of: impl Fn(&Round) -> Duration, percent: usize) -> Duration {
    let mut all: Vec<Duration> = rounds.iter().map(of).collect();
    all.sort_unstable();
    all[(all.len() * percent).div_ceil(100).max(1) - 1]
}

async fn measure(database: Database, files: Files) {
    let mut w = World::new(database, files, false).await;
    Box::pin(journey::until_pilots(&mut w)).await;
    Box::pin(large_version(&mut w)).await;
    let base = Box::pin(access::approved(&mut w, "cleo")).await;
    let url = access::url(&mut w, "cleo", &base).await;
    let urls = Arc::new(tokio::sync::RwLock::new(url));
    let (stop, bytes) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        clients.spawn(client(urls.clone(), stop.clone(), bytes.clone()));
    }
    let begun = Instant::now();
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(Box::pin(round(&mut w)).await);
        // Addresses live fifteen minutes, tokens ten: the clients never wait for a new one.
        *urls.write().await = access::url(&mut w, "cleo", &base).await;
    }
    let rate = bytes.load(Ordering::Relaxed) / begun.elapsed().as_secs().max(1) / (1024 * 1024);
    stop.store(true, Ordering::Relaxed);
    while let Some(ended) = clients.join_next().await {
        ended.unwrap();
    }
    let (usable, refused) = (quantile(&rounds, |r| r.usable, 95), quantile(&rounds, |r| r.refused, 99));
    println!(
        "{database:?} {files:?}, {CLIENTS} clients at {rate} MiB/s, {ROUNDS} rounds: from approval to a usable download \
         p50 {:?}, p95 {usable:?}; from revocation to refusal p50 {:?}, p99 {refused:?}; a running download was cut \
         after p50 {:?}, p99 {:?}",
        quantile(&rounds, |r| r.usable, 50),
        quantile(&rounds, |r| r.refused, 50),
        quantile(&rounds, |r| r.cut, 50),
        quantile(&rounds, |r| r.cut, 99),
    );
    assert!(usable < Duration::from_millis(250), "from approval to a usable download: {usable:?}");
    assert!(refused < Duration::from_secs(1), "from revocation to refusal: {refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement, which wants the machine for itself"]
async fn measure_on_sqlite_and_a_folder() {
    measure(Database::Sqlite, Files::Folder).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement, which wants the machine for itself"]
async fn measure_on_postgresql_and_a_folder() {
    measure(Database::Postgres, Files::Folder).await;
}
