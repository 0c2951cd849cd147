//! What goes wrong elsewhere while the program is killed: a partner that does the work and does not say so, pushes that
//! arrive twice and too late, a store that answers 500 after storing.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use intercity_dataserver::{Mood, Running};
use intercity_tests::{Lies, http_client};

/// How often each trouble was made.
#[derive(Debug, Default)]
pub struct Troubles {
    silences: usize,
    confusions: usize,
    again: usize,
    lies: usize,
}

/// Makes trouble until the killing is over, and then no more.
pub async fn make(server: &Running, s3: &Lies, done: &AtomicBool) -> Troubles {
    let mut troubles = Troubles::default();
    let http = http_client().build().unwrap();
    for n in 0_usize.. {
        if done.load(Ordering::SeqCst) {
            break;
        }
        s3.next(1);
        troubles.lies += 1;
        let mood = if n.is_multiple_of(2) { Mood::Silent } else { Mood::Confused };
        server.control.be(mood);
        if heard(server, done).await {
            *(if mood == Mood::Silent { &mut troubles.silences } else { &mut troubles.confusions }) += 1;
        }
        server.control.be(Mood::Good);
        // Two that it heard come again, one of them late: they change nothing, which the count at the end says.
        let all = server.control.received();
        for push in all.last().into_iter().chain(all.get(n * 7919 % all.len().max(1))) {
            let mut again = http.post(format!("{}/grants", server.url)).body(push.body.clone());
            for (name, value) in &push.headers {
                again = again.header(name, value);
            }
            // The server may not reach the program, which is dead, for its keys; then it takes nothing.
            if again.send().await.unwrap().status().is_success() {
                troubles.again += 1;
            }
        }
        // Two pushes go well before the next trouble.
        for _ in 0..2 {
            heard(server, done).await;
        }
    }
    server.control.be(Mood::Good);
    s3.next(0);
    troubles
}

/// Waits for the next push; false when the killing was over before.
async fn heard(server: &Running, done: &AtomicBool) -> bool {
    let before = server.control.heard();
    while !done.load(Ordering::SeqCst) {
        if server.control.heard() > before {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(5)).await; // the condition is asked again
    }
    false
}
