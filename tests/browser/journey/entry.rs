//! An innovator registers, forms a team with a second person, writes, uploads, sends, and sends again.

use super::call::CHALLENGE;
use super::{Journey, NEW_PASSWORD};

/// Who leads the team.
pub const LEAD: &str = "mara@nightlight.example";
const SECOND: &str = "noah@nightlight.example";

/// The path of the submission, whose second version was sent.
pub async fn enter(journey: &Journey) -> String {
    let hand = &journey.hand;
    register(journey, "Mara Voss", LEAD).await;
    hand.open(CHALLENGE).await;
    hand.sees("Open").await;
    hand.follow("Apply").await;
    hand.fill("name", "Nightlight").await;
    hand.press("Form the team and begin").await;
    hand.at(|path| path.starts_with("/submissions/")).await;
    let submission = hand.path().await.trim_end_matches("/edit").to_owned();

    hand.open(&format!("{submission}/team")).await;
    hand.fill("email", SECOND).await;
    hand.press("Send invitation").await;
    join(journey).await;

    hand.sign_in(LEAD, NEW_PASSWORD).await;
    write(journey, &submission).await;
    send(journey, &submission, 1).await;

    hand.open(&submission).await;
    hand.press("Revise it").await;
    hand.open(&format!("{submission}/edit")).await;
    hand.fill("answers.idea", "Light that follows people, and a number to call. Now with figures.").await;
    hand.press("Save draft").await;
    send(journey, &submission, 2).await;
    submission
}

/// Makes an account and confirms its address by the link in the mail.
async fn register(journey: &Journey, name: &str, email: &str) {
    let hand = &journey.hand;
    hand.browser.client.delete_all_cookies().await.unwrap();
    hand.open("/register").await;
    hand.fill("name", name).await;
    hand.fill("email", email).await;
    hand.fill("password", NEW_PASSWORD).await;
    hand.press("Register").await;
    hand.at(|path| path != "/register").await;
    let link = link(&journey.app.mail(email, "/confirm?token=").await, "/confirm?token=");
    hand.open(&link).await;
    hand.press("Confirm your address").await;
    hand.sign_in(email, NEW_PASSWORD).await;
}

/// The second person follows the link of the invitation, registers, and accepts.
async fn join(journey: &Journey) {
    let hand = &journey.hand;
    let invitation = link(&journey.app.mail(SECOND, "/team-invitations/").await, "/team-invitations/");
    register(journey, "Noah Brandt", SECOND).await;
    hand.open(&invitation).await;
    hand.sees("Nightlight").await;
    hand.press("Accept and join").await;
    hand.open("/submissions").await;
    hand.sees("Nightlight").await;
}

async fn write(journey: &Journey, submission: &str) {
    let hand = &journey.hand;
    hand.open(&format!("{submission}/edit")).await;
    hand.fill("title", "Light that follows people").await;
    hand.tick_text("Berlin").await;
    hand.fill("answers.idea", "Light that follows people, and a number to call.").await;
    hand.press("Save draft").await;
    // Nothing is sent while the plan is missing, and the page says what.
    hand.open(&format!("{submission}/submit")).await;
    hand.sees("Your plan").await;
    assert!(!hand.says("you get a receipt").await, "{}", hand.text().await);

    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.pdf");
    std::fs::write(&plan, PDF).unwrap();
    hand.open(&format!("{submission}/files/plan")).await;
    hand.attach("file", &plan).await;
    hand.press("Upload").await;
    hand.open(&format!("{submission}/edit")).await;
    hand.sees("plan.pdf").await;
    hand.no_longer_sees("being checked").await;
}

async fn send(journey: &Journey, submission: &str, version: u8) {
    let hand = &journey.hand;
    hand.open(&format!("{submission}/submit")).await;
    hand.press("Submit").await;
    hand.at(|path| path.ends_with(&format!("/versions/{version}"))).await;
    hand.sees("SHA-256").await;
    hand.browser.picture(&format!("journey-receipt-{version}")).await;
}

/// The first link in a mail that holds this.
fn link(mail: &str, part: &str) -> String {
    let from = mail.find(part).unwrap();
    let start = mail[..from].rfind("http").unwrap();
    mail[start..].split_whitespace().next().unwrap().trim_end_matches(['.', '>', ')']).to_owned()
}

const PDF: &str = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
                   2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
                   3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n\
                   trailer\n<< /Size 4 /Root 1 0 R >>\n%%EOF\n";
