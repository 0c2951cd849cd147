//! Uploads in pieces in a real browser: progress, a pause, a reload in the middle, going on, giving up.

use intercity_tests::{App, Database, Files, Options};
use sha2::{Digest, Sha256};

use super::driver::DESKTOP;
use super::hand::Hand;

const STEWARD: &str = "staff@berlin.example";
const MANAGE: &str = "/datasets/berlin-weihnachtsmaerkte-2025/manage";

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_is_paused_outlives_a_reload_and_comes_to_its_end() {
    let app = App::with(Options { database: Database::Sqlite, files: Files::Folder, command: "demo" }).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("stalls.csv");
    let mut text = String::from("number,square\n");
    for n in 0..4_000_000_u64 {
        text.push_str(&format!("{n},{}\n", n * n % 1_000_003));
    }
    std::fs::write(&file, &text).unwrap();

    let hand = Hand::new(&app, DESKTOP).await;
    hand.sign_in(STEWARD, "platform nine and a quarter").await;
    hand.open(&format!("{MANAGE}?lang=en")).await;
    hand.sees("Your organisation stores").await;
    hand.fill("changelog.en", "Figures of this year.").await;
    hand.press("Start a version").await;
    // A slow line, so that there is a middle.
    let slow = "const send = XMLHttpRequest.prototype.send; XMLHttpRequest.prototype.send = function (body) {
        setTimeout(() => send.call(this, body), 1500); }";
    hand.browser.script(slow).await;
    hand.attach("file", &file).await;
    hand.tap("Upload").await;
    hand.sees("stalls.csv is being uploaded").await;
    hand.browser.picture("upload-running").await;
    hand.tap("Pause").await;
    hand.sees("Paused").await;
    hand.browser.script(slow).await;
    hand.tap("Go on").await;
    hand.sees("is being uploaded").await;
    // What has arrived by now is kept, whatever becomes of this page.
    let arrived = intercity_tests::eventually("a piece", std::time::Duration::from_secs(30), || async {
        let done = hand.browser.script("return document.querySelector('[data-figures]').textContent").await;
        (!done.as_str()?.starts_with("0 %")).then_some(())
    });
    assert!(arrived.await.is_some());
    hand.open(MANAGE).await;
    hand.sees("Choose the same file again to go on").await;
    hand.browser.picture("upload-unfinished").await;
    hand.attach("file", &file).await;
    hand.tap("Upload").await;
    hand.sees(&hex::encode(Sha256::digest(&text))).await;
    hand.comes_to_see("checked").await;

    hand.browser.script(slow).await;
    hand.attach("file", &file).await;
    hand.tap("Upload").await;
    hand.sees("stalls.csv is being uploaded").await;
    hand.tap("Cancel the upload").await;
    hand.sees("The upload was cancelled").await;
    hand.open(MANAGE).await;
    assert!(!hand.says("Choose the same file again").await, "nothing is left to go on with");
}
