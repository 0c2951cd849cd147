//! Berlin drafts a challenge with London, New York and Paris; each approves its brief; Berlin publishes.

use super::Journey;

const BRIEFS: [&str; 4] =
    ["staff@berlin.example", "staff@london.example", "staff@new-york.example", "staff@paris.example"];

/// The page of the challenge.
pub const CHALLENGE: &str = "/challenges/night-streets-challenge";

/// The challenge, published and not yet open.
pub async fn post(journey: &Journey) {
    let hand = &journey.hand;
    journey.sit("staff@berlin.example").await;
    hand.open("/challenges/new").await;
    hand.choose_text("leadId", "Berlin").await;
    // Without a title nothing is made, and what was typed stays.
    hand.fill("summary.en", "Keep night streets lively and safe.").await;
    hand.press("Save").await;
    assert_eq!(hand.path().await, "/challenges/new");
    hand.fill("title.en", "Night Streets Challenge").await;
    hand.fill("title.de", "Straßen bei Nacht").await;
    hand.fill("problem.en", "Streets empty after ten, and venues lose their guests.").await;
    hand.fill("outcomes.en", "More people out at night, and fewer complaints.").await;
    hand.fill("terms.en", "Teams keep what they own.").await;
    hand.fill_moment("opensAt", &journey.moment(1)).await;
    hand.fill_moment("closesAt", &journey.moment(10 * 24)).await;
    hand.press("Save").await;
    hand.at(|path| path.starts_with(CHALLENGE)).await;

    hosts(journey).await;
    form(journey).await;
    stage(journey).await;
    briefs(journey).await;

    journey.sit("staff@berlin.example").await;
    hand.open(CHALLENGE).await;
    hand.press("Send to review").await;
    hand.sees("Publish").await;
    hand.press("Publish").await;
    hand.sees("Opens soon").await;
    hand.browser.picture("journey-published").await;
}

async fn hosts(journey: &Journey) {
    let hand = &journey.hand;
    hand.open(&format!("{CHALLENGE}/hosts")).await;
    for city in ["Berlin", "London", "New York", "Paris"] {
        hand.tick_text(city).await;
    }
    hand.press("Save").await;
    hand.at(|path| path == CHALLENGE).await;
}

async fn form(journey: &Journey) {
    let hand = &journey.hand;
    for (key, label, kind) in [("idea", "What would you try?", "long-text"), ("plan", "Your plan", "file")] {
        hand.open(&format!("{CHALLENGE}/form/new")).await;
        hand.fill("label.en", label).await;
        hand.fill("key", key).await;
        hand.choose("kind", kind).await;
        hand.choose("audience", "judges").await;
        hand.tick("required", "yes").await;
        if kind == "file" {
            hand.fill("mediaTypes", "application/pdf").await;
            hand.fill("maxSize", "5000000").await;
        }
        hand.press("Save").await;
        hand.sees(label).await;
    }
}

async fn stage(journey: &Journey) {
    let hand = &journey.hand;
    hand.open(&format!("{CHALLENGE}/stages")).await;
    hand.choose("stages.0.kind", "scoring").await;
    hand.fill("stages.0.name.en", "Jury").await;
    hand.fill_moment("stages.0.startsAt", &journey.moment(10 * 24)).await;
    hand.fill_moment("stages.0.endsAt", &journey.moment(20 * 24)).await;
    hand.fill("stages.0.quorum", "2").await;
    hand.fill("stages.0.advancePerCity", "1").await;
    hand.fill("stages.0.criteria.0.name.en", "Fit to the need").await;
    hand.fill("stages.0.criteria.0.weight", "6000").await;
    hand.press("One more criterion").await;
    hand.fill("stages.0.criteria.1.name.en", "Feasibility in the testbed").await;
    hand.fill("stages.0.criteria.1.weight", "4000").await;
    hand.press("Save").await;
    hand.at(|path| path == CHALLENGE).await;
}

async fn briefs(journey: &Journey) {
    let hand = &journey.hand;
    for email in BRIEFS {
        journey.sit(email).await;
        hand.open(CHALLENGE).await;
        hand.follow("Write and approve").await;
        hand.fill("context.en", "A real quarter, a contact, and help with permits.").await;
        hand.fill("contact", "challenges@city.example").await;
        hand.fill("places", "1").await;
        let testbed = hand.target("main [name^='places.testbed_']", "name").await;
        hand.fill(&testbed, "1").await;
        hand.press("Save and approve").await;
        hand.at(|path| path == CHALLENGE).await;
    }
}
