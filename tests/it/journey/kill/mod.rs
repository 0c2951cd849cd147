//! The program is killed again and again while access comes and goes, at named points and at random moments: no grant is
//! lost, no effect doubled, nothing that was revoked is usable, and it is back at work within five seconds. Meanwhile the
//! partner's server does the work and stays silent, or says that it failed; what it was told it is told again; and the
//! object store answers 500 after storing. Twenty-five times in CI, two hundred times with `INTERCITY_TEST_LONG=1`.

mod signed_in;
mod step;
mod trouble;
mod uploads;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use intercity_tests::{App, Contents, Database, Files, eventually};
use serde_json::{Value, json};

use super::data::RESTRICTED;
use super::hosted::scene::Scene;
use super::world::{Who, World};
use step::{Door, Step};
use uploads::Uploads;

/// Where the program may die.
const POINTS: [&str; 15] = [
    "queue.before_claim",
    "queue.after_claim",
    "job.before_effect",
    "job.after_effect",
    "queue.before_record",
    "queue.after_record",
    "grant.in_revocation",
    "grant.before_effect",
    "grant.between_effect_and_record",
    "grant.before_record",
    "grant.before_notification",
    "message.before_effect",
    "message.before_record",
    "command.before_commit",
    "command.after_commit",
];

/// Longest time from a start until the worker looks into the queue again.
const BACK: Duration = Duration::from_secs(5);

fn kills() -> usize {
    if std::env::var("INTERCITY_TEST_LONG").is_ok_and(|long| long == "1") { 200 } else { 25 }
}

/// Chance with a seed that is printed, so that a failure can be run again.
struct Chance(u64);

impl Chance {
    fn new() -> Self {
        let given = std::env::var("INTERCITY_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_nanos();
        let seed = given.unwrap_or(u64::try_from(now % u128::from(u32::MAX)).unwrap());
        println!("run again with INTERCITY_TEST_SEED={seed}");
        Self(seed)
    }

    /// A number below a bound, by splitmix64.
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % bound
    }
}

/// Kills and starts again: each point in turn, and after every second of them at some moment. Says how often which
/// point was reached, and the longest time from a start until the worker was back.
async fn killer(
    app: &mut App,
    contents: &Contents,
    mut chance: Chance,
    done: &AtomicBool,
) -> (BTreeMap<&'static str, usize>, Duration) {
    let (mut reached, mut slowest) = (BTreeMap::new(), Duration::ZERO);
    let mut points = POINTS.iter().cycle();
    for n in 0..kills() {
        let point = points.next().filter(|_| n % 3 < 2);
        if let Some(point) = point {
            app.crash_at(point);
            if app.crashed(Duration::from_secs(2)).await {
                *reached.entry(*point).or_default() += 1;
            } else {
                app.uncrash();
                app.kill();
            }
        } else {
            // Not a wait for something: the moment itself is what is random.
            tokio::time::sleep(Duration::from_millis(5 + chance.below(450))).await;
            app.kill();
        }
        let (before, begun) = (workers(contents).await, std::time::Instant::now());
        app.restart().await;
        // A worker says that it lives once it has looked into the queue.
        let back =
            eventually("the worker to be back", BACK, || async { (workers(contents).await > before).then_some(()) });
        assert!(back.await.is_some(), "not back at work");
        slowest = slowest.max(begun.elapsed());
    }
    done.store(true, Ordering::SeqCst);
    (reached, slowest)
}

async fn workers(contents: &Contents) -> usize {
    contents.texts("SELECT name AS t FROM worker").await.len()
}

/// Round after round until the killing is over.
async fn driven(step: &mut Step, done: &AtomicBool) {
    while !done.load(Ordering::SeqCst) || step.rounds() == 0 {
        step.round().await;
    }
}

async fn killed(database: Database) {
    let mut w = World::new(database, Files::S3, false).await;
    Box::pin(super::until_pilots(&mut w)).await;
    let mut scene = Box::pin(Scene::around(w)).await;
    let mut uploads = Uploads::new(&mut scene.w).await;
    let ours = scene.w.id(RESTRICTED);
    let mut with_us = Step::new(&scene.w, "ada", &ours, Door::ours()).await;
    let hosted = scene.w.id("hosted");
    let mut at_partner = Step::new(&scene.w, "cleo", &hosted, Door::partner(&scene.server.url)).await;
    let applied = scene.server.control.applied();
    let done = AtomicBool::new(false);
    let chance = Chance::new();
    let s3 = scene.w.app.s3().unwrap().lies.clone();
    let ((reached, slowest), troubles, (), (), ()) = tokio::join!(
        killer(&mut scene.w.app, &scene.w.contents, chance, &done),
        trouble::make(&scene.server, &s3, &done),
        driven(&mut with_us, &done),
        driven(&mut at_partner, &done),
        uploads.send(&done),
    );
    // A lost answer is no lost command: one more of each, undisturbed.
    with_us.round().await;
    at_partner.round().await;
    println!(
        "{} grants with us and {} at the partner, {} uploads, {} kills, the slowest back at work after {slowest:?}, at \
         {reached:?}; {troubles:?}",
        with_us.rounds(),
        at_partner.rounds(),
        uploads.count(),
        kills()
    );
    assert!(reached.len() >= POINTS.len() / 2, "too few of the points were reached: {reached:?}");
    let w = &scene.w;
    w.nothing_given_up().await;
    for step in [&with_us, &at_partner] {
        step.dead_stay_dead(usize::MAX).await;
        once(w, step).await;
    }
    all_once(w, with_us.rounds() + at_partner.rounds()).await;
    let told = scene.server.control.applied() - applied;
    assert_eq!(told, 2 * at_partner.rounds(), "the partner began and ended each grant once");
    uploads.all_arrived(w).await;
}

/// One grant for each request, one of each effect, one message to each reader.
async fn once(w: &World, step: &Step) {
    let rounds = step.rounds();
    let query = "query($filter: AccessFilter!, $after: String) { accessRequests(first: 100, after: $after,
        filter: $filter) { pageInfo { hasNextPage endCursor } nodes { state grant {
        id state effects { kind generation verifiedAt } } } } }";
    let (mut requests, mut after) = (Vec::new(), Value::Null);
    loop {
        let filter = json!({"team": step.of, "dataset": step.dataset});
        let page = w.read(step.who, query, json!({"filter": filter, "after": after})).await["accessRequests"].clone();
        requests.extend(page["nodes"].as_array().unwrap().iter().cloned());
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] != true {
            break;
        }
    }
    assert_eq!(requests.len(), rounds, "no request lost, none doubled");
    for request in &requests {
        let grant = &request["grant"];
        assert_eq!((&request["state"], &grant["state"]), (&json!("APPROVED"), &json!("REVOKED")));
        let effects = grant["effects"].as_array().unwrap();
        let kinds: Vec<&Value> = effects.iter().map(|effect| &effect["kind"]).collect();
        assert_eq!(kinds, ["PROVISION", "REVOKE"], "{grant:#}");
        assert!(effects.iter().all(|effect| effect["verifiedAt"].is_string()), "{grant:#}");
    }
    for kind in ["request_approved", "grant_active", "grant_revoked"] {
        assert_eq!(told(w, step.who, kind).await, rounds, "{kind} to {}", step.who);
    }
}

/// How often somebody was sent a kind of message. Not by the inbox: that is read a page at a time.
async fn told(w: &World, who: Who, kind: &str) -> usize {
    let email = w.person(who).email.clone();
    w.contents.texts(&format!("SELECT kind AS t FROM message WHERE email = '{email}' AND kind = '{kind}'")).await.len()
}

/// What both kinds of access together left behind.
async fn all_once(w: &World, rounds: usize) {
    let grants = w.contents.texts("SELECT state AS t FROM access_grant").await;
    assert_eq!(grants.len(), rounds, "one grant for each request");
    // A steward is told of what waits; a request that was decided before the letter left waits no more.
    let asked = told(w, "steward", "request_submitted").await;
    assert!(asked <= rounds, "{asked} letters about {rounds} requests");
    let verbs = w.contents.texts("SELECT verb AS t FROM activity").await;
    for verb in ["access_request.approved", "grant.provisioned", "grant.revocation_requested", "grant.revoked"] {
        assert_eq!(verbs.iter().filter(|one| *one == verb).count(), rounds, "{verb}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_again_and_again_on_sqlite() {
    Box::pin(killed(Database::Sqlite)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_again_and_again_on_postgresql() {
    Box::pin(killed(Database::Postgres)).await;
}
