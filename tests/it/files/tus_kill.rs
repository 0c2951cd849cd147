//! The program dies at every named point of an upload in pieces; the sender goes on, and the file arrives once.

use std::time::Duration;

use intercity_tests::{Database, Files};
use reqwest::{Body, Method, StatusCode};

use super::scene::{Scene, table};

/// Where it dies: in the API while pieces come, in the worker while they are put together.
const POINTS: [&str; 5] =
    ["upload.piece_stored", "upload.piece_written_down", "upload.assembled", "upload.arrived", "upload.pieces_removed"];

/// Sends everything that is missing, starting the program again whenever it died.
async fn send(s: &mut Scene, url: &str, bytes: &[u8]) -> u32 {
    let mut deaths = 0;
    loop {
        let offset = match s.try_tus(Method::HEAD, url, &[], Body::default()).await {
            Ok(answer) => {
                assert_eq!(answer.status(), StatusCode::OK);
                answer.headers()["upload-offset"].to_str().unwrap().parse::<usize>().unwrap()
            }
            Err(_dead) => {
                s.w.app.died();
                s.w.app.restart().await;
                deaths += 1;
                continue;
            }
        };
        if offset == bytes.len() {
            return deaths;
        }
        let headers = [("upload-offset", offset.to_string())];
        // An answer that does not come is no upload that is lost: HEAD says what was kept.
        let _ = s.try_tus(Method::PATCH, url, &headers, bytes[offset..].to_vec().into()).await;
    }
}

async fn killed(database: Database, files: Files) {
    let mut s = Scene::new(database, files).await;
    for (n, point) in POINTS.into_iter().enumerate() {
        let bytes = table(17 * 1024 * 1024 + n);
        let url = s.begin(&format!("{n}.csv"), Some(bytes.len())).await;
        s.w.app.crash_at(point);
        let deaths = send(&mut s, &url, &bytes).await;
        if n < 2 {
            assert!(deaths >= 1, "it dies at {point}");
        }
        // Those points lie in the worker, which runs beside the API in one process.
        let file = s.w.app.data().with_file_name("crash");
        let died = intercity_tests::eventually("the point to be reached", Duration::from_secs(30), || async {
            (!file.exists()).then_some(())
        });
        assert!(died.await.is_some(), "{point} was never reached");
        if deaths == 0 {
            s.w.app.died();
            s.w.app.restart().await;
        }
        s.arrived(&url, &bytes).await;
    }
    s.w.no_dead_letters().await;
    let uploaded = s.w.contents.texts("SELECT verb AS t FROM activity WHERE verb = 'file.uploaded'").await;
    assert_eq!(uploaded.len(), POINTS.len(), "each arrived once");
    if files == Files::Folder {
        assert_eq!(s.stored("uploads"), Vec::<std::path::PathBuf>::new(), "also pieces that were never written down");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_each_point_on_sqlite_and_a_folder() {
    killed(Database::Sqlite, Files::Folder).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_each_point_on_postgresql_and_s3() {
    killed(Database::Postgres, Files::S3).await;
}
