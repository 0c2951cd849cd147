//! Leases: a worker that dies in a heartbeat or stands still past its lease, and clocks that are moved.

use std::time::Duration;

use intercity_tests::{App, Contents, Database, Files, eventually};

use super::{PATIENCE, fill, register, silent_mail};

const EMAIL: &str = "ada@intercity.example";

/// State, tries and lease of the job that sends the mail.
async fn sending(contents: &Contents) -> Option<(String, u32, i64)> {
    let sql =
        "SELECT state || ' ' || attempts || ' ' || COALESCE(lease_until, 0) AS t FROM job WHERE kind = 'message.send'";
    let texts = contents.texts(sql).await;
    let mut parts = texts.first()?.split(' ');
    Some((parts.next()?.to_owned(), parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

async fn running(contents: &Contents) -> i64 {
    let found = eventually("the mail to be on its way", PATIENCE, || async {
        sending(contents).await.filter(|(state, ..)| state == "running").map(|(.., lease)| lease)
    });
    found.await.expect("a job that runs")
}

async fn dies_in_a_heartbeat(database: Database) {
    let mut app = App::start(database, Files::Folder).await;
    let (smtp, _held) = silent_mail().await;
    app.restart_with(&["--smtp", &smtp]).await;
    let contents = Contents::of(&app).await;
    register(&app, EMAIL).await;
    running(&contents).await;
    app.crash_at("queue.in_renewal");
    assert!(app.crashed(Duration::from_secs(10)).await, "no heartbeat while a job was held");
    assert_eq!(sending(&contents).await.map(|(_, tries, _)| tries), Some(1), "nothing is lost");
    app.restart().await;
    let again = eventually("the job to run again", Duration::from_secs(10), || async {
        sending(&contents).await.filter(|(state, tries, _)| state == "running" && *tries == 2).map(|_| ())
    });
    assert!(again.await.is_some(), "{:?}", sending(&contents).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn dies_in_a_heartbeat_on_sqlite() {
    dies_in_a_heartbeat(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn dies_in_a_heartbeat_on_postgresql() {
    dies_in_a_heartbeat(Database::Postgres).await;
}

/// The first worker hangs in the mail and is stopped past its lease; the second does the work; the first goes on, and
/// nothing changes by it.
#[tokio::test(flavor = "multi_thread")]
async fn stopped_past_the_lease_and_continued_changes_nothing() {
    let mut app = App::start(Database::Postgres, Files::Folder).await;
    let contents = Contents::of(&app).await;
    let (smtp, held) = silent_mail().await;
    // The one that will take over writes mail into the folder; the one with the silent server begins.
    let second = app.worker(&[]);
    second.signal("STOP");
    app.restart_with(&["--smtp", &smtp]).await;
    register(&app, EMAIL).await;
    running(&contents).await;
    app.signal("STOP");
    second.signal("CONT");
    let taken = eventually("the other worker to do the work", PATIENCE, || async {
        sending(&contents).await.is_none().then_some(())
    });
    assert!(taken.await.is_some(), "{:?}", sending(&contents).await);
    let before = contents.texts("SELECT CAST(sent_at AS TEXT) AS t FROM message").await;
    assert_eq!(before.len(), 1);
    app.signal("CONT");
    // Now even the hanging try ends, with an error that must not count.
    held.abort();
    let logged = eventually("the first worker to notice", PATIENCE, || async {
        app.log().contains("the lease of a job was lost").then_some(())
    });
    assert!(logged.await.is_some(), "the worker that stood still never noticed");
    assert_eq!(sending(&contents).await, None, "the job stays done");
    assert_eq!(contents.texts("SELECT CAST(sent_at AS TEXT) AS t FROM message").await, before);
    assert_eq!(std::fs::read_dir(app.data().join("mail")).unwrap().count(), 1, "one mail");
}

/// Leases stand on the database's clock: the program's clock is a day ahead, then a day behind, and nobody takes the job
/// away from who holds it.
async fn clocks(database: Database) {
    let mut app = App::start(database, Files::Folder).await;
    let (smtp, _held) = silent_mail().await;
    app.restart_with(&["--smtp", &smtp]).await;
    let contents = Contents::of(&app).await;
    register(&app, EMAIL).await;
    let mut lease = running(&contents).await;
    for seconds in [86_400, -86_400] {
        app.set_clock(seconds);
        for _ in 0..3 {
            let renewed = eventually("the lease to be renewed", PATIENCE, || async {
                sending(&contents).await.filter(|(.., until)| *until > lease)
            });
            let (state, tries, until) = renewed.await.expect("a renewed lease");
            assert_eq!((state.as_str(), tries), ("running", 1), "the job was taken away");
            lease = until;
        }
    }
    // What is queued meanwhile is due at once, whatever the program's clock says.
    fill(&app, database, 5).await;
    let gone = eventually("new jobs to be done", PATIENCE, || async {
        contents.texts("SELECT kind AS t FROM job WHERE kind = 'queue.nothing'").await.is_empty().then_some(())
    });
    assert!(gone.await.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn moved_clocks_do_not_matter_on_sqlite() {
    clocks(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn moved_clocks_do_not_matter_on_postgresql() {
    clocks(Database::Postgres).await;
}
