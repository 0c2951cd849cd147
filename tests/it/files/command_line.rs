//! `intercity get` and `intercity put`, as people and scripts run them, killed and interrupted on the way.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use intercity_tests::{Database, Files, eventually, program};
use serde_json::{Value, json};

use super::scene::{SLUG, Scene, table};
use crate::journey;
use crate::journey::access;
use crate::journey::data::{self, RESTRICTED};
use crate::journey::files::sha256;
use crate::journey::world::World;

const PASSWORD: &str = "eleven kettles sing at dusk";

fn command(w: &World, who: Option<&'static str>, args: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.args(args).env("INTERCITY_SERVER", &w.app.url).stdin(Stdio::null());
    if let Some(who) = who {
        command.env("INTERCITY_EMAIL", &w.person(who).email).env("INTERCITY_PASSWORD", PASSWORD);
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs it beside the test's own tasks.
async fn run(mut command: Command) -> Output {
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
}

fn part_in(folder: &Path) -> Option<PathBuf> {
    let all = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    all.into_iter().find(|path| path.to_string_lossy().ends_with(".part"))
}

/// Waits until the download has begun to write, then sends a signal.
async fn in_the_middle(folder: &Path, child: &Child, signal: &str) {
    let begun = eventually("the download to begin", Duration::from_secs(30), || async {
        part_in(folder).and_then(|path| std::fs::metadata(path).ok()).filter(|part| part.len() > 0).map(|_| ())
    });
    assert!(begun.await.is_some());
    let status = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(status.success(), "it was still running");
}

/// A file goes up from the command line in spite of kills, is published, and comes down in spite of kills.
async fn up_and_down(database: Database, files: Files) {
    let mut s = Scene::new(database, files).await;
    let folder = tempfile::tempdir().unwrap();
    let bytes = table(96 * 1024 * 1024);
    let file = folder.path().join("trees.csv");
    std::fs::write(&file, &bytes).unwrap();
    let path = file.to_str().unwrap();
    let put = |s: &Scene| command(&s.w, Some("berlin"), &["put", path, "--dataset", SLUG, "--json"]);

    let mut child = put(&s).spawn().unwrap();
    let begun =
        eventually("pieces to arrive", Duration::from_secs(60), || async { (s.pieces().await > 0).then_some(()) });
    assert!(begun.await.is_some());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(file.with_file_name("trees.csv.intercity-put").exists(), "the link is noted");
    s.w.app.kill();
    s.w.app.restart().await;
    let output = run(put(&s)).await;
    assert!(output.status.success(), "{}", said(&output));
    let told = lines(&output);
    assert_eq!(
        (told[0]["state"].as_str(), told[0]["sha256"].as_str()),
        (Some("complete"), Some(sha256(&bytes).as_str()))
    );
    assert!(!file.with_file_name("trees.csv.intercity-put").exists());
    s.idle().await;
    let uploads = s.w.contents.texts("SELECT name AS t FROM stored_file").await;
    assert_eq!(uploads, ["trees.csv"], "one upload, gone on with");
    s.w.as_("berlin").call("datasetPublish", json!({"id": s.dataset}), "dataset { state }").await;

    let to = folder.path().join("down");
    let get = |s: &Scene| command(&s.w, None, &["get", SLUG, "--into", to.to_str().unwrap(), "--json"]);
    let mut child = get(&s).spawn().unwrap();
    in_the_middle(&to, &child, "-KILL").await;
    child.wait().unwrap();
    let half = std::fs::metadata(part_in(&to).unwrap()).unwrap().len();
    assert!(half > 0 && half < bytes.len() as u64, "{half}");
    let output = run(get(&s)).await;
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(lines(&output)[0]["state"], "complete");
    assert!(std::fs::read(to.join("trees.csv")).unwrap() == bytes);
    assert_eq!(part_in(&to), None);
    let output = run(get(&s)).await;
    assert_eq!((output.status.code(), lines(&output)[0]["state"].as_str()), (Some(0), Some("present")));

    Box::pin(interrupted(&mut s, &folder.path().join("late"), &bytes)).await;
    wrong_bytes(&s, &folder.path().join("wrong"), &bytes).await;
    elsewhere(&s, &to).await;
}

/// The server goes away in the middle and comes back when the address has run out of time: a fresh one is asked for.
async fn interrupted(s: &mut Scene, to: &Path, bytes: &[u8]) {
    let mut child = command(&s.w, Some("berlin"), &["get", SLUG, "--into", to.to_str().unwrap()]).spawn().unwrap();
    in_the_middle(to, &child, "-STOP").await;
    s.w.app.kill();
    s.w.app.set_clock(3600);
    s.w.app.restart().await;
    assert!(Command::new("kill").args(["-CONT", &child.id().to_string()]).status().unwrap().success());
    let status = tokio::task::spawn_blocking(move || child.wait().map(|status| (status, child))).await.unwrap();
    let (status, child) = status.unwrap();
    let output = child.wait_with_output().unwrap();
    s.w.travel(1).await;
    assert!(status.success(), "{}", said(&output));
    assert!(said(&output).contains("going on"), "it was interrupted: {}", said(&output));
    assert!(std::fs::read(to.join("trees.csv")).unwrap() == bytes);
}

/// What was changed on this side is found out by the hash, and not kept.
async fn wrong_bytes(s: &Scene, to: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(to).unwrap();
    let part = to.join(format!("trees.csv.{}.part", &sha256(bytes)[..12]));
    std::fs::write(&part, vec![b'x'; 1000]).unwrap();
    let output = run(command(&s.w, None, &["get", SLUG, "--into", to.to_str().unwrap()])).await;
    assert_eq!(output.status.code(), Some(65), "{}", said(&output));
    assert!(said(&output).contains("SHA-256"), "{}", said(&output));
    assert!(!part.exists() && !to.join("trees.csv").exists());
}

/// Programs sign in too; what does not exist, and a platform that does not answer, have their own exit codes.
async fn elsewhere(s: &Scene, to: &Path) {
    let input =
        json!({"organisationId": s.w.id("organisation of berlin"), "name": "Loader", "scopes": ["datasets:write"]});
    let made = s.w.as_("berlin").call("apiClientCreate", input, "apiClient { id } secret").await;
    let mut list = command(&s.w, None, &["get", SLUG, "--list"]);
    list.env("INTERCITY_CLIENT", made["apiClient"]["id"].as_str().unwrap());
    list.env("INTERCITY_CLIENT_SECRET", made["secret"].as_str().unwrap());
    let output = run(list).await;
    assert!(output.status.success() && said(&output).contains("trees.csv"), "{}", said(&output));

    let mut wrong = command(&s.w, None, &["get", SLUG, "--list"]);
    wrong.env("INTERCITY_CLIENT", made["apiClient"]["id"].as_str().unwrap());
    wrong.env("INTERCITY_CLIENT_SECRET", "not the secret at all");
    let output = run(wrong).await;
    assert_eq!(output.status.code(), Some(77), "{}", said(&output));
    assert!(!said(&output).contains("not the secret"), "a secret is never told");

    let unknown = run(command(&s.w, None, &["get", "no-such-dataset", "--into", to.to_str().unwrap(), "--json"])).await;
    assert_eq!(unknown.status.code(), Some(66), "{}", said(&unknown));
    assert_eq!(lines(&unknown)[0]["event"], "failed");
    let usage =
        run(command(&s.w, Some("berlin"), &["put", to.join("trees.csv").to_str().unwrap(), "--dataset", SLUG])).await;
    assert_eq!(usage.status.code(), Some(64), "no version is open: {}", said(&usage));
}

/// A restricted dataset under a grant: verified, and after the end the condition that fails is named.
async fn granted(database: Database, files: Files) {
    let mut w = World::new(database, files, false).await;
    Box::pin(journey::until_pilots(&mut w)).await;
    let grant = Box::pin(access::approved(&mut w, "ada")).await;
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().to_str().unwrap();
    let get = |w: &World, who| command(w, Some(who), &["get", &grant, "--into", to, "--json"]);
    let output = run(get(&w, "ada")).await;
    assert!(output.status.success(), "{}", said(&output));
    let told = lines(&output);
    assert_eq!(told[0]["sha256"], sha256(&data::bytes(RESTRICTED)));
    assert!(std::fs::read(told[0]["path"].as_str().unwrap()).unwrap() == data::bytes(RESTRICTED));
    std::fs::remove_file(told[0]["path"].as_str().unwrap()).unwrap();

    let other = run(get(&w, "cleo")).await;
    assert_eq!(other.status.code(), Some(66), "another team does not even know of it: {}", said(&other));
    let page = format!("{}/grants/{grant}", w.app.url);
    let list = run(command(&w, Some("ada"), &["get", &page, "--list"])).await;
    assert!(list.status.success(), "{}", said(&list));

    let input = json!({"id": grant, "reason": "The plan changed."});
    w.as_("steward").call("grantRevoke", input, "grant { state }").await;
    let output = run(get(&w, "ada")).await;
    assert_eq!(output.status.code(), Some(77), "{}", said(&output));
    let failed = lines(&output).remove(0);
    assert_eq!((failed["event"].as_str(), failed["exitCode"].as_u64()), (Some("failed"), Some(77)));
    assert!(said(&output).contains("revoked") || said(&output).contains("ended"), "{}", said(&output));
    assert!(!said(&output).contains(PASSWORD));
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().flatten().filter(|f| f.metadata().unwrap().len() > 0).count(),
        0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn up_and_down_on_sqlite_and_a_folder() {
    up_and_down(Database::Sqlite, Files::Folder).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn up_and_down_on_postgresql_and_s3() {
    up_and_down(Database::Postgres, Files::S3).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_on_sqlite_and_a_folder() {
    granted(Database::Sqlite, Files::Folder).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_on_postgresql_and_s3() {
    granted(Database::Postgres, Files::S3).await;
}
