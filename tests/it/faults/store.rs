//! An object store that answers 500 after storing, under the whole journey: writes are asked about again and nothing is
//! stored or recorded twice.

use intercity_tests::{Database, Files};

use crate::journey;

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_answers_500_after_storing_doubles_and_loses_nothing() {
    let mut w = journey::world::World::new(Database::Sqlite, Files::S3, false).await;
    w.app.s3().unwrap().lies.next(3);
    Box::pin(journey::until_pilots(&mut w)).await;
    assert_eq!(w.app.s3().unwrap().lies.left(), 0, "the journey writes files");
    w.idle().await;
    let files = w.contents.texts("SELECT state AS t FROM stored_file WHERE state <> 'pending'").await;
    assert!(!files.is_empty() && files.iter().all(|state| state == "clean"), "{files:?}");
    let verbs = w.contents.texts("SELECT verb AS t FROM activity WHERE verb = 'file.uploaded'").await;
    assert_eq!(verbs.len(), files.len(), "each upload is recorded once");
    w.nothing_given_up().await;
}
