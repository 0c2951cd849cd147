//! The protocol tus 1.0: what it answers, and that it behaves the same on both stores.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::{StreamExt, stream};
use intercity_tests::{Database, Files};
use reqwest::{Body, Method, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::scene::{Scene, table};

const MIB: usize = 1024 * 1024;

async fn discovery(s: &Scene) {
    let url = s.begin("a.csv", Some(10)).await;
    let answer = s.w.as_("nobody").http().request(Method::OPTIONS, &url).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::NO_CONTENT);
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    assert_eq!((header("tus-resumable"), header("tus-version")), ("1.0.0".into(), "1.0.0".into()));
    assert_eq!(header("tus-extension"), "creation,creation-defer-length,checksum,termination,expiration");
    assert_eq!(header("tus-checksum-algorithm"), "sha1,sha256");
    assert!(header("tus-max-size").parse::<u64>().unwrap() > 1 << 30);
}

async fn refusals(s: &Scene) {
    let url = s.begin("a.csv", Some(10)).await;
    let send = |method: Method, headers: Vec<(&'static str, &'static str)>, body: &'static str| {
        let request = s.w.as_("nobody").http().request(method, &url).body(body);
        let request = headers.into_iter().fold(request, |request, (name, value)| request.header(name, value));
        async move { request.send().await.unwrap() }
    };
    let tus = ("tus-resumable", "1.0.0");
    let piece = ("content-type", "application/offset+octet-stream");
    let at = |offset: &'static str| ("upload-offset", offset);
    let cases: Vec<(Method, Vec<_>, &'static str, u16)> = vec![
        (Method::HEAD, vec![], "", 412),
        (Method::PATCH, vec![("tus-resumable", "0.2.2"), piece, at("0")], "12345", 412),
        (Method::PATCH, vec![tus, at("0"), ("content-type", "text/csv")], "12345", 415),
        (Method::PATCH, vec![tus, piece], "12345", 400),
        (Method::PATCH, vec![tus, piece, at("-1")], "12345", 400),
        (Method::PATCH, vec![tus, piece, at("5")], "12345", 409),
        (Method::PATCH, vec![tus, piece, at("0")], "12345678901", 413),
        (Method::PATCH, vec![tus, piece, at("0"), ("upload-length", "11")], "1", 400),
        (Method::PATCH, vec![tus, piece, at("0"), ("upload-checksum", "crc32 AAAA")], "1", 400),
        (Method::PATCH, vec![tus, piece, at("0"), ("upload-checksum", "sha1 AAAA")], "1", 460),
        (Method::POST, vec![tus, ("upload-length", "11")], "", 400),
        (Method::POST, vec![tus], "", 400),
        (Method::PUT, vec![tus], "12345", 405),
    ];
    for (method, headers, body, status) in cases {
        let answer = send(method.clone(), headers.clone(), body).await;
        assert_eq!(answer.status().as_u16(), status, "{method} {headers:?}");
        if status == 412 {
            assert_eq!(answer.headers()["tus-version"], "1.0.0");
        }
    }
    assert_eq!(s.offset(&url).await, 0, "nothing of it was kept");
    for changed in
        [url.replacen("e=", "e=9", 1), url.replace("/files/t/", "/files/u/"), url.replace("/files/t/", "/files/d/")]
    {
        let method = if changed.contains("/t/") { Method::HEAD } else { Method::GET };
        let method = if changed.contains("/u/") { Method::PUT } else { method };
        let answer = s.tus(method, &changed, &[], Body::default()).await;
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{changed}");
    }
}

/// Creation, deferred length, metadata, the method in a header, and a last empty piece.
async fn creation(s: &Scene) {
    let url = s.begin("b.csv", None).await;
    let answer = s.tus(Method::HEAD, &url, &[], Body::default()).await;
    assert_eq!(answer.headers()["upload-defer-length"], "1");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    assert_eq!(
        answer.headers()["upload-metadata"].to_str().unwrap(),
        format!("filename {},filetype {}", STANDARD.encode("b.csv"), STANDARD.encode("text/csv"))
    );
    assert!(answer.headers()["upload-expires"].to_str().unwrap().ends_with("GMT"));
    assert_eq!(s.patch(&url, 0, b"a,b\n").await, StatusCode::NO_CONTENT);
    let created = s.tus(Method::POST, &url, &[("upload-length", "8".into())], Body::default()).await;
    assert_eq!(created.status(), StatusCode::CREATED);
    assert_eq!(created.headers()["location"].to_str().unwrap(), url);
    assert_eq!(created.headers()["upload-offset"], "4");
    let by_post = [
        ("x-http-method-override", "PATCH".to_owned()),
        ("upload-offset", "4".to_owned()),
        ("content-type", "application/offset+octet-stream".to_owned()),
    ];
    let answer = s.tus(Method::POST, &url, &by_post, Body::from("1,2\n")).await;
    assert_eq!((answer.status(), answer.headers()["upload-offset"].to_str().unwrap()), (StatusCode::NO_CONTENT, "8"));
    assert_eq!(s.patch(&url, 8, b"").await, StatusCode::NO_CONTENT, "sent again by somebody who did not hear");
    s.arrived(&url, b"a,b\n1,2\n").await;
    assert_eq!(s.offset(&url).await, 8);
    assert_eq!(s.patch(&url, 0, b"a,b\n").await, StatusCode::CONFLICT);
}

/// A checksum that holds is kept whole; one that does not leaves nothing.
async fn checksum(s: &Scene) {
    let bytes = table(9 * MIB);
    let url = s.begin("c.csv", Some(bytes.len())).await;
    let sum = |bytes: &[u8]| format!("sha256 {}", STANDARD.encode(Sha256::digest(bytes)));
    let send = |sum: String| {
        let headers = [("upload-offset", "0".to_owned()), ("upload-checksum", sum)];
        let body = Body::from(bytes.clone());
        let (s, url) = (s, url.clone());
        async move { s.tus(Method::PATCH, &url, &headers, body).await.status().as_u16() }
    };
    assert_eq!(send(sum(b"something else")).await, 460);
    assert_eq!((s.offset(&url).await, s.pieces().await), (0, 0));
    assert_eq!(send(sum(&bytes)).await, 204);
    s.arrived(&url, &bytes).await;
}

/// What has come through a connection that breaks is kept, and two who send at once do not mix.
async fn broken_and_rivals(s: &Scene) {
    let bytes = table(20 * MIB);
    let url = s.begin("d.csv", Some(bytes.len())).await;
    let begun: Vec<Result<Vec<u8>, std::io::Error>> =
        bytes[..9 * MIB].chunks(64 * 1024).map(|c| Ok(c.to_vec())).collect();
    let broken = stream::iter(begun).chain(stream::once(async { Err(std::io::Error::other("the line is cut")) }));
    let headers = [("upload-offset", "0".to_owned()), ("content-length", bytes.len().to_string())];
    assert!(s.try_tus(Method::PATCH, &url, &headers, Body::wrap_stream(broken)).await.is_err());
    let offset =
        intercity_tests::eventually("what has come to be kept", std::time::Duration::from_secs(20), || async {
            Some(s.offset(&url).await).filter(|offset| *offset >= 8 * MIB)
        });
    let offset = offset.await.unwrap();
    assert!(offset <= 9 * MIB, "{offset}");

    let mut both = [409, 409];
    // What was on its way through the broken connection may still be written down; then both come too late.
    for _ in 0..5 {
        let offset = s.offset(&url).await;
        let (one, two) = tokio::join!(rival(s, &url, &bytes, offset), rival(s, &url, &bytes, offset));
        both = [one.min(two), one.max(two)];
        if both != [409, 409] {
            break;
        }
    }
    assert_eq!(both, [204, 409], "one wins");
    s.arrived(&url, &bytes).await;
}

/// Sends the rest from an offset; the status. Whoever loses may be cut off while still sending, and reads no answer.
async fn rival(s: &Scene, url: &str, bytes: &[u8], offset: usize) -> u16 {
    let headers = [("upload-offset", offset.to_string())];
    let sent = s.try_tus(Method::PATCH, url, &headers, bytes[offset..].to_vec().into()).await;
    sent.map_or(409, |answer| answer.status().as_u16())
}

async fn given_up(s: &mut Scene) {
    let url = s.begin("e.csv", Some(30)).await;
    assert_eq!(s.patch(&url, 0, b"a,b\n").await, StatusCode::NO_CONTENT);
    assert_eq!(s.tus(Method::DELETE, &url, &[], Body::default()).await.status(), StatusCode::NO_CONTENT);
    assert_eq!(s.tus(Method::HEAD, &url, &[], Body::default()).await.status(), StatusCode::GONE);
    assert_eq!(s.patch(&url, 4, b"1,2\n").await, StatusCode::GONE);
    assert_eq!(s.tus(Method::DELETE, &url, &[], Body::default()).await.status(), StatusCode::GONE);
    assert_eq!(s.look(&url).await["reason"], "The upload was cancelled.");
    s.idle().await;
    assert_eq!(s.pieces().await, 0);

    let late = s.begin("f.csv", Some(30)).await;
    assert_eq!(s.patch(&late, 0, b"a,b\n").await, StatusCode::NO_CONTENT);
    s.w.travel(6 * 24).await;
    assert_eq!(s.patch(&late, 4, b"1,2\n").await, StatusCode::NO_CONTENT, "a week is given");
    s.w.travel(7 * 24 + 1).await;
    let swept = "SELECT reject_reason AS t FROM stored_file WHERE name = 'f.csv' AND reject_reason LIKE '%in time%'";
    let gone = intercity_tests::eventually("the sweep", std::time::Duration::from_secs(30), || async {
        (s.w.contents.texts(swept).await.len() == 1).then_some(())
    });
    assert!(gone.await.is_some());
    s.idle().await;
    assert_eq!(s.pieces().await, 0);
    let answer = s.tus(Method::HEAD, &late, &[], Body::default()).await;
    assert_eq!(answer.status(), StatusCode::FORBIDDEN, "the link has ended with it");
}

/// A version that was published meanwhile takes no more files: the upload is rejected with the reason.
async fn too_late(s: &Scene) {
    let url = s.begin("g.csv", Some(8)).await;
    assert_eq!(s.patch(&url, 0, b"a,b\n").await, StatusCode::NO_CONTENT);
    s.w.as_("berlin").call("datasetPublish", json!({"id": s.dataset}), "dataset { state }").await;
    assert_eq!(s.patch(&url, 4, b"1,2\n").await, StatusCode::NO_CONTENT);
    let told: Value = s.decided(&url).await;
    assert_eq!(told["state"], "rejected", "{told:#}");
    assert!(told["reason"].as_str().unwrap().contains("published version never changes"), "{told:#}");
    s.idle().await;
    assert_eq!(s.pieces().await, 0);
}

async fn protocol(database: Database, files: Files) {
    let mut s = Scene::new(database, files).await;
    discovery(&s).await;
    refusals(&s).await;
    Box::pin(creation(&s)).await;
    Box::pin(checksum(&s)).await;
    Box::pin(broken_and_rivals(&s)).await;
    Box::pin(too_late(&s)).await;
    let input = json!({"dataset": s.dataset});
    let next = s.w.as_("berlin").call("datasetVersionCreate", input, "version { id }").await;
    s.version = next["version"]["id"].as_str().unwrap().to_owned();
    Box::pin(given_up(&mut s)).await;
    if files == Files::Folder {
        assert_eq!(s.stored("uploads"), Vec::<std::path::PathBuf>::new(), "nothing is left in the store");
    }
    assert!(!s.w.app.log().contains("internal error"), "{}", s.w.app.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn protocol_on_sqlite_and_a_folder() {
    protocol(Database::Sqlite, Files::Folder).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn protocol_on_postgresql_and_s3() {
    protocol(Database::Postgres, Files::S3).await;
}
