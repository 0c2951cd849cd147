//! Somebody whose session is begun anew before its token ends, at a program that may be dead.

use std::time::{Duration, Instant};

use intercity_tests::Session;
use serde_json::json;

use crate::journey::world::{PASSWORD, Who, World};

/// A session is begun anew after this time; a token lives ten minutes.
const FRESH: Duration = Duration::from_secs(4 * 60);

/// One person.
pub struct SignedIn {
    session: Session,
    email: String,
    since: Instant,
}

impl SignedIn {
    /// With the session that they have.
    pub fn new(w: &World, who: Who) -> Self {
        Self { session: w.as_(who).clone(), email: w.person(who).email.clone(), since: Instant::now() }
    }

    /// Their session.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Signs in anew when it is time; a program that is dead is asked again.
    pub async fn freshen(&mut self) {
        while self.since.elapsed() > FRESH {
            let input = json!({"email": self.email, "password": PASSWORD});
            let nobody = self.session.signed_out();
            let Some(answer) = nobody.try_call("sessionStart", input, "session { accessToken }").await else {
                tokio::time::sleep(Duration::from_millis(20)).await; // the program is being started
                continue;
            };
            if let Some(token) = answer.0["data"]["sessionStart"]["session"]["accessToken"].as_str() {
                self.session = nobody.with_token(token);
                self.since = Instant::now();
            }
        }
    }
}
