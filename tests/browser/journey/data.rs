//! A city publishes an open dataset, a partner a restricted one, from real files.

use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::Journey;

/// SHA-256 in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// A file of the demonstration.
pub fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../api/demo/files").join(name).canonicalize().unwrap()
}

/// The page of the restricted dataset.
pub const RESTRICTED: &str = "/datasets/footfall-at-night";

/// Its file.
pub const RESTRICTED_FILE: &str = "london/london_station_entry_exit_2016_headerless.csv";

/// Both datasets, published.
pub async fn publish(journey: &Journey) {
    let hand = &journey.hand;
    journey.sit("staff@paris.example").await;
    describe(journey, "Paris", "Street markets at night", "open").await;
    upload(journey, &file("paris/paris_marches_de_quartier.geojson")).await;
    hand.press("Publish this version").await;
    hand.open("/datasets/street-markets-at-night").await;
    hand.sees("paris_marches_de_quartier.geojson").await;

    journey.sit("steward@northline.example").await;
    describe(journey, "Northline", "Footfall at night", "restricted").await;
    hand.fill("text.en", "Use the data for the pilot that you named, and for nothing else.").await;
    hand.press("Set these terms").await;
    upload(journey, &file(RESTRICTED_FILE)).await;
    hand.press("Publish this version").await;
    hand.open(RESTRICTED).await;
    hand.sees("Restricted").await;
    let sha256 = sha256(&std::fs::read(file(RESTRICTED_FILE)).unwrap());
    hand.sees(&sha256).await;

    journey.sit("staff@berlin.example").await;
    hand.open(&format!("{}/data?text=footfall+at+night", super::call::CHALLENGE)).await;
    hand.press("Attach").await;
    hand.sees("Detach").await;
}

async fn describe(journey: &Journey, publisher: &str, title: &str, access: &str) {
    let hand = &journey.hand;
    hand.open("/datasets/new").await;
    let path = format!("//select[@name='publisher']/option[contains(., '{publisher}')]");
    let option = hand.browser.client.find(fantoccini::Locator::XPath(&path)).await.unwrap();
    let id = option.attr("value").await.unwrap().unwrap();
    hand.choose("publisher", &id).await;
    hand.fill("title.en", title).await;
    hand.fill("description.en", "Real figures, as they were published.").await;
    hand.tick("access", access).await;
    hand.fill("licence", "CC-BY-4.0").await;
    hand.fill("personalData.en", "None.").await;
    hand.fill("contact", "data@city.example").await;
    if access == "restricted" {
        hand.tick("policy.openToEntrants", "yes").await;
    }
    hand.press("Save").await;
    hand.at(|path| path.ends_with("/manage")).await;
}

async fn upload(journey: &Journey, file: &std::path::Path) {
    let hand = &journey.hand;
    if hand.says("Start a version").await {
        hand.fill("changelog.en", "First version.").await;
        hand.press("Start a version").await;
    }
    hand.attach("file", file).await;
    hand.press("Upload").await;
    // Only the finished file shows its hash; its name stands there as soon as it is being uploaded.
    hand.sees(&sha256(&std::fs::read(file).unwrap())).await;
    hand.no_longer_sees("being checked").await;
    hand.sees("checked").await;
}
