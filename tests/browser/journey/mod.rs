//! The whole way through the pages alone, with scripts and without: from a posted challenge to a piloted winner
//! whose access to data works, and ends.

mod access;
mod call;
mod data;
mod entry;
mod outcome;

use chrono::{DateTime, TimeDelta, Utc};
use intercity_tests::{App, Database, Files, Options};

use super::driver::{DESKTOP, PLAIN, Setup};
use super::hand::Hand;

/// Of everybody in the demonstration.
const PASSWORD: &str = "platform nine and a quarter";

/// Of those who register during the journey.
const NEW_PASSWORD: &str = "eleven kettles sing at dusk";

/// A journey under way.
struct Journey {
    app: App,
    hand: Hand,
    begun: DateTime<Utc>,
}

impl Journey {
    /// Somebody of the demonstration sits down.
    async fn sit(&self, email: &str) {
        self.hand.sign_in(email, PASSWORD).await;
    }

    /// So many hours after the beginning, as fields take it.
    fn moment(&self, hours: i64) -> String {
        (self.begun + TimeDelta::hours(hours)).format("%Y-%m-%dT%H:%M").to_string()
    }

    /// Moves the clock to so many hours after the beginning.
    fn travel(&self, hours: i64) {
        self.app.set_clock(hours * 3600);
    }
}

async fn the_whole_way(setup: Setup) {
    let options = Options { database: Database::Sqlite, files: Files::Folder, command: "demo" };
    let app = App::with(options).await;
    let hand = Hand::new(&app, setup).await;
    let journey = Journey { app, hand, begun: Utc::now() };
    call::post(&journey).await;
    data::publish(&journey).await;
    journey.travel(2);
    let submission = entry::enter(&journey).await;
    journey.travel(11 * 24);
    outcome::judge(&journey).await;
    outcome::announce(&journey, &submission).await;
    outcome::assign(&journey, &submission).await;
    access::access(&journey).await;
    assert!(!journey.app.log().contains("internal error"), "{}", journey.app.log());
}

#[tokio::test]
async fn with_scripts() {
    Box::pin(the_whole_way(DESKTOP)).await;
}

#[tokio::test]
async fn without_scripts() {
    Box::pin(the_whole_way(PLAIN)).await;
}
