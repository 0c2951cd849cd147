//! Judges declare conflicts and send reviews; the organiser ranks, picks and announces; the winner gets a testbed.

use fantoccini::Locator;

use super::call::CHALLENGE;
use super::entry::LEAD;
use super::{Journey, NEW_PASSWORD};

const JUDGES: [&str; 3] = ["judge@berlin.example", "judge@london.example", "judge@paris.example"];
const TITLE: &str = "Light that follows people";

/// All reviews are in; one judge had a conflict, and another took their place.
pub async fn judge(journey: &Journey) {
    let hand = &journey.hand;
    journey.sit("staff@berlin.example").await;
    let stage = open_stage(journey).await;
    for email in JUDGES {
        hand.open(&stage).await;
        hand.unfold("Add a judge").await;
        hand.fill("email", email).await;
        hand.press("Add a judge").await;
        hand.sees("Panel").await;
    }
    assign_judges(journey, &stage).await;
    let mut conflicted = false;
    let mut reviewed = 0;
    // Whoever is assigned anew after the conflict comes round again.
    for email in JUDGES.iter().chain(&JUDGES) {
        journey.sit(email).await;
        hand.open("/judging").await;
        let row =
            format!("//tr[contains(., 'Night Streets')][not(contains(., 'Review sent'))]//a[contains(., '{TITLE}')]");
        let Ok(link) = hand.browser.client.find(Locator::XPath(&row)).await else { continue };
        link.click().await.unwrap();
        hand.at(|path| path.starts_with("/judging/assignments/")).await;
        let assignment = hand.path().await;
        if conflicted {
            review(journey).await;
            reviewed += 1;
        } else {
            hand.choose("kind", "advisor").await;
            hand.fill("reason", "I advised the team last year.").await;
            hand.press("Declare a conflict of interest").await;
            conflicted = true;
            hand.open(&assignment).await;
            hand.sees("Page not found").await;
            journey.sit("staff@berlin.example").await;
            assign_judges(journey, &stage).await;
        }
    }
    assert!(conflicted);
    assert_eq!(reviewed, 2);
}

async fn open_stage(journey: &Journey) -> String {
    let hand = &journey.hand;
    hand.open(CHALLENGE).await;
    hand.follow("Judging: Jury").await;
    hand.at(|path| path.starts_with("/judging/stages/")).await;
    hand.path().await
}

async fn assign_judges(journey: &Journey, stage: &str) {
    let hand = &journey.hand;
    hand.open(stage).await;
    hand.press("Assign judges").await;
    hand.sees("Panel").await;
}

async fn review(journey: &Journey) {
    let hand = &journey.hand;
    hand.press("I have no conflict of interest").await;
    hand.sees("Now with figures").await;
    let scores = hand.browser.client.find_all(Locator::Css("main select[name^='scores.']")).await.unwrap();
    assert_eq!(scores.len(), 2);
    for score in scores {
        score.select_by_value("8").await.unwrap();
    }
    hand.fill("panelComment", "A clear plan.").await;
    hand.fill("feedback", "Say more about the costs.").await;
    hand.press("Send review").await;
    hand.sees("Review sent").await;
}

/// The outcome is announced; before that the team finds nothing.
pub async fn announce(journey: &Journey, submission: &str) {
    let hand = &journey.hand;
    journey.sit("staff@berlin.example").await;
    let stage = open_stage(journey).await;
    hand.open(&format!("{stage}/ranking")).await;
    hand.press("Compute the ranking").await;
    hand.sees(TITLE).await;
    let winner = hand.target("main select[name^='winner.']", "name").await;
    hand.choose_text(&winner, "Berlin").await;
    hand.press("Pick these winners").await;
    hand.sees("The winners are picked").await;

    hand.sign_in(LEAD, NEW_PASSWORD).await;
    for page in [submission, "/submissions", "/inbox", CHALLENGE] {
        hand.open(page).await;
        for word in ["Award", "Winner", "winner", "won"] {
            assert!(!hand.says(word).await, "{page} tells the outcome: {}", hand.text().await);
        }
    }
    hand.open(&format!("{submission}/result")).await;
    assert!(!hand.says("Berlin").await, "{}", hand.text().await);

    journey.sit("staff@berlin.example").await;
    hand.open(&format!("{stage}/announce")).await;
    hand.press("Announce now").await;
    hand.sees("The outcome is announced").await;

    hand.sign_in(LEAD, NEW_PASSWORD).await;
    hand.open(&format!("{submission}/result")).await;
    hand.sees("Say more about the costs.").await;
    hand.press("Accept").await;
    hand.sees("You have accepted.").await;
    hand.browser.picture("journey-result").await;
}

/// The winner ranks a testbed; the assignment runs dry, then for real; both sides confirm; a pilot is there.
pub async fn assign(journey: &Journey, submission: &str) {
    let hand = &journey.hand;
    let id = submission.rsplit('/').next().unwrap();
    hand.open(&format!("/assignment/ranking/{id}")).await;
    let first = hand.target("main [name^='rank.']", "name").await;
    hand.fill(&first, "1").await;
    hand.press("Save the ranking").await;
    hand.at(|path| !path.starts_with("/assignment/ranking/")).await;

    journey.sit("staff@berlin.example").await;
    hand.open(CHALLENGE).await;
    hand.follow("Assignment to testbeds").await;
    let board = hand.path().await;
    hand.press("Run dry").await;
    hand.at(|path| path.starts_with("/assignment/rounds/")).await;
    hand.sees("Nightlight").await;
    hand.sees("First choice").await;
    let dry = hand.path().await;
    hand.open(&board).await;
    assert!(!hand.says("Confirm or decline").await, "a dry round matches nobody");
    hand.open(&dry).await;
    hand.press("Run for real").await;
    hand.at(|path| path.starts_with("/assignment/rounds/") && path != dry).await;
    hand.browser.picture("journey-round").await;

    for who in [None, Some(LEAD)] {
        match who {
            Some(email) => hand.sign_in(email, NEW_PASSWORD).await,
            None => journey.sit("staff@berlin.example").await,
        }
        hand.open(&board).await;
        hand.follow("Confirm or decline").await;
        hand.press("Confirm").await;
        hand.sees("Confirmed").await;
    }
    hand.open("/pilots").await;
    hand.sees(TITLE).await;
}
