//! Gigabytes: streamed in and out with bounded memory. In CI a quarter of a gigabyte; `INTERCITY_TEST_LONG=1` takes
//! three. Prints what it took.

use std::time::Instant;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use intercity_tests::{Database, Files};
use reqwest::{Body, Method, StatusCode};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::scene::{Scene, table};

const MIB: u64 = 1024 * 1024;

/// A table of so many mebibytes that is never held: one mebibyte again and again.
fn body(from: u64, mebibytes: u64) -> Body {
    let block = Bytes::from(table(usize::try_from(MIB).unwrap()));
    Body::wrap_stream(stream::iter((from..mebibytes).map(move |_| Ok::<_, std::io::Error>(block.clone()))))
}

fn rate(mebibytes: u64, begun: Instant) -> String {
    #[allow(clippy::cast_precision_loss)]
    let rate = mebibytes as f64 / begun.elapsed().as_secs_f64();
    format!("{rate:.0} MiB/s")
}

async fn large(database: Database, files: Files) {
    let mebibytes = if std::env::var_os("INTERCITY_TEST_LONG").is_some() { 3 * 1024 } else { 256 };
    let s = Scene::new(database, files).await;
    let quiet = s.w.app.peak_memory();
    let size = usize::try_from(mebibytes * MIB).unwrap();
    let url = s.begin("large.csv", Some(size)).await;
    let begun = Instant::now();
    let headers = [("upload-offset", "0".to_owned()), ("content-length", size.to_string())];
    let answer = s.tus(Method::PATCH, &url, &headers, body(0, mebibytes)).await;
    assert_eq!(answer.status(), StatusCode::NO_CONTENT);
    let up = rate(mebibytes, begun);
    let begun = Instant::now();
    let told = s.decided(&url).await;
    let together = rate(mebibytes, begun);
    assert_eq!(told["state"], "clean", "{told:#}");
    let block = table(usize::try_from(MIB).unwrap());
    let mut hash = Sha256::new();
    (0..mebibytes).for_each(|_| hash.update(&block));
    assert_eq!(told["sha256"], hex::encode(hash.finalize()));

    let query = "query($id: ID!) { dataset(id: $id) { versions { distributions { id } } } }";
    let seen = s.w.read("berlin", query, json!({ "id": s.dataset })).await;
    let id = &seen["dataset"]["versions"][0]["distributions"][0]["id"];
    let link = s.w.as_("berlin").call("distributionDownload", json!({ "id": id }), "url").await;
    let link = link["url"].as_str().unwrap();
    let begun = Instant::now();
    let answer = s.w.as_("nobody").http().get(link).send().await.unwrap();
    assert_eq!(answer.headers()["content-length"], size.to_string());
    let mut bytes = answer.bytes_stream();
    let mut got = 0;
    while let Some(chunk) = bytes.next().await {
        got += chunk.unwrap().len();
    }
    assert_eq!(got, size);
    let down = rate(mebibytes, begun);
    let last = format!("bytes={}-", size - 3);
    let end = s.w.as_("nobody").http().get(link).header("range", last).send().await.unwrap();
    assert_eq!(
        (end.status(), end.bytes().await.unwrap()),
        (StatusCode::PARTIAL_CONTENT, block[block.len() - 3..].to_vec().into())
    );

    let grown = s.w.app.peak_memory().saturating_sub(quiet) / MIB;
    println!(
        "{database:?} {files:?} {mebibytes} MiB: up {up}, put together {together}, down {down}, memory +{grown} MiB"
    );
    assert!(grown < 160, "memory grew by {grown} MiB");
}

#[tokio::test(flavor = "multi_thread")]
async fn large_on_sqlite_and_a_folder() {
    large(Database::Sqlite, Files::Folder).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn large_on_postgresql_and_s3() {
    large(Database::Postgres, Files::S3).await;
}
