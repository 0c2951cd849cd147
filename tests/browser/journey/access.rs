//! The winner asks for restricted data, gets it, downloads it, and loses it again.

use reqwest::StatusCode;
use reqwest::header::{CONTENT_RANGE, COOKIE, LOCATION, RANGE};

use super::data::{RESTRICTED, RESTRICTED_FILE, file, sha256};
use super::entry::LEAD;
use super::{Journey, NEW_PASSWORD};

const STEWARD: &str = "steward@northline.example";

/// From the request to the end that is proved.
pub async fn access(journey: &Journey) {
    let hand = &journey.hand;
    hand.sign_in(LEAD, NEW_PASSWORD).await;
    hand.open(RESTRICTED).await;
    hand.follow("Request access").await;
    hand.choose_text("team", "Nightlight").await;
    hand.fill("purpose", "Plan where light is needed by how many people pass the stations.").await;
    hand.fill("durationDays", "90").await;
    hand.tick_text("Mara Voss").await;
    hand.tick_text("accept them").await;
    hand.press("Accept and send").await;
    hand.at(|path| path.starts_with("/access-requests/access_request_")).await;
    let request = hand.path().await;

    journey.sit(STEWARD).await;
    hand.open("/access-requests").await;
    hand.sees("Nightlight").await;
    hand.open(&request).await;
    hand.tick("decision", "approve").await;
    hand.fill("reason", "Fits the purpose.").await;
    hand.press("Decide").await;
    hand.sees("Approved").await;

    hand.sign_in(LEAD, NEW_PASSWORD).await;
    hand.open(&request).await;
    hand.follow("Open the grant").await;
    hand.at(|path| path.starts_with("/grants/")).await;
    hand.comes_to_see("works").await;
    let grant = hand.path().await;
    let signed = link(journey, &grant).await;
    downloads(&signed).await;
    hand.browser.picture("journey-grant").await;

    journey.sit(STEWARD).await;
    hand.open(&grant).await;
    hand.tick("command", "revoke").await;
    hand.fill("reason", "The pilot changed its plan.").await;
    hand.press("Do it").await;
    hand.sees("refused from now on").await;
    let refused = reqwest::get(&signed).await.unwrap();
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    hand.open(&grant).await;
    hand.no_longer_sees("being proved").await;
    hand.sees("revoked").await;
    hand.sees("End proved").await;
    hand.browser.picture("journey-revoked").await;
}

/// Presses the button for the file, and gives the signed address to which it leads.
async fn link(journey: &Journey, grant: &str) -> String {
    let hand = &journey.hand;
    let token = hand.target("main form[action$='/download'] [name='_token']", "value").await;
    let id = hand.target("main form[action$='/download'] [name='file']", "value").await;
    let cookies = hand.browser.client.get_all_cookies().await.unwrap();
    let cookies: Vec<String> = cookies.iter().map(|c| format!("{}={}", c.name(), c.value())).collect();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let sent = client
        .post(format!("{}{grant}/download", journey.app.url))
        .header(COOKIE, cookies.join("; "))
        .header("sec-fetch-site", "same-origin")
        .form(&[("_token", token), ("file", id)])
        .send()
        .await
        .unwrap();
    assert_eq!(sent.status(), StatusCode::SEE_OTHER, "{}", sent.text().await.unwrap());
    format!("{}{}", journey.app.url, sent.headers()[LOCATION].to_str().unwrap())
}

async fn downloads(signed: &str) {
    let whole = std::fs::read(file(RESTRICTED_FILE)).unwrap();
    let got = reqwest::get(signed).await.unwrap();
    assert_eq!(got.status(), StatusCode::OK);
    assert_eq!(sha256(&got.bytes().await.unwrap()), sha256(&whole));
    let client = reqwest::Client::new();
    let part = client.get(signed).header(RANGE, "bytes=100-199").send().await.unwrap();
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.headers()[CONTENT_RANGE].to_str().unwrap(), format!("bytes 100-199/{}", whole.len()));
    assert_eq!(part.bytes().await.unwrap(), whole[100..200]);
}
