//! The program is killed again and again during step 7, at named points and at random moments: no grant is lost, no
//! effect doubled, nothing that was revoked is usable, and it is back at work within five seconds. Twenty-five times in
//! CI, two hundred times with `INTERCITY_TEST_LONG=1`.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use intercity_tests::{App, Contents, Database, Files, Session, eventually};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::data::{self, RESTRICTED};
use super::files;
use super::world::{World, with_id};

/// Where the program may die.
const POINTS: [&str; 14] = [
    "queue.before_claim",
    "queue.after_claim",
    "job.before_effect",
    "job.after_effect",
    "queue.before_record",
    "queue.after_record",
    "grant.in_revocation",
    "grant.before_effect",
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
/// point was reached.
async fn killer(app: &mut App, contents: &Contents, done: &AtomicBool) -> BTreeMap<&'static str, usize> {
    let mut chance = Chance::new();
    let mut reached = BTreeMap::new();
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
        let before = workers(contents).await;
        app.restart().await;
        // A worker says that it lives once it has looked into the queue.
        let back =
            eventually("the worker to be back", BACK, || async { (workers(contents).await > before).then_some(()) });
        assert!(back.await.is_some(), "not back at work");
    }
    done.store(true, Ordering::SeqCst);
    reached
}

async fn workers(contents: &Contents) -> usize {
    contents.texts("SELECT name AS t FROM worker").await.len()
}

/// Those who take part in step 7, and what they know.
struct Step {
    team: Session,
    steward: Session,
    dataset: String,
    of: String,
    person: String,
    terms: Value,
    /// URLs of grants whose revocation was answered or seen.
    dead_urls: Vec<String>,
    size: usize,
}

const LATEST: &str = "query($team: ID!) { accessRequests(first: 1, filter: {team: $team}) { totalCount nodes {
    id state grant { id state endVerifiedAt files { id } } } } }";

impl Step {
    async fn new(w: &World) -> Self {
        let query = "query($id: ID!) { dataset(id: $id) { terms { sha256 } } }";
        let terms = w.read("ada", query, with_id(&w.id(RESTRICTED))).await["dataset"]["terms"]["sha256"].clone();
        Self {
            team: w.as_("ada").clone(),
            steward: w.as_("steward").clone(),
            dataset: w.id(RESTRICTED),
            of: w.id("team of ada"),
            person: w.person("ada").id.clone(),
            terms,
            dead_urls: Vec::new(),
            size: data::bytes(RESTRICTED).len(),
        }
    }

    async fn latest(&self) -> Option<Value> {
        let answer = self.team.try_send(LATEST, json!({"team": self.of})).await?;
        let found = answer.0["data"]["accessRequests"].clone();
        assert!(found.is_object(), "{:#}", answer.0);
        Some(found)
    }

    /// What opens nothing any more is tried again and again.
    async fn dead_stay_dead(&self) {
        for url in &self.dead_urls {
            if let Ok(answer) = self.team.http().get(url).header("range", "bytes=0-0").send().await {
                assert_eq!(answer.status(), StatusCode::FORBIDDEN, "a revoked grant was usable: {url}");
            }
        }
    }

    /// One grant from the question to its proved end, whatever is killed on the way.
    async fn round(&mut self, before: u64) {
        let begun = std::time::Instant::now();
        let mut url: Option<String> = None;
        loop {
            assert!(begun.elapsed() < Duration::from_secs(180), "stuck: {:#?}", self.latest().await);
            self.dead_stay_dead().await;
            let Some(found) = self.latest().await else {
                tokio::time::sleep(Duration::from_millis(20)).await; // the program is being started
                continue;
            };
            if found["totalCount"].as_u64().unwrap() == before {
                let input = json!({"dataset": self.dataset, "team": self.of, "purpose": "To plan.", "durationDays": 30,
                                   "people": [self.person]});
                self.team.try_call("accessRequestCreate", input, "__typename").await;
                continue;
            }
            let request = &found["nodes"][0];
            match request["state"].as_str().unwrap() {
                "DRAFT" => {
                    let input = json!({"id": request["id"], "termsSha256": self.terms, "termsLanguage": "en"});
                    self.team.try_call("accessRequestSubmit", input, "__typename").await;
                }
                "SUBMITTED" => {
                    self.steward.try_call("accessRequestApprove", json!({"id": request["id"]}), "__typename").await;
                }
                "APPROVED" => {
                    if self.on(&request["grant"], &mut url).await {
                        return;
                    }
                }
                other => panic!("{other} is no state of this journey"),
            }
        }
    }

    /// The next thing to do with a grant; whether it has ended.
    async fn on(&mut self, grant: &Value, url: &mut Option<String>) -> bool {
        match (grant["state"].as_str().expect("an approved request has its grant"), url.clone()) {
            ("PROVISIONING", _) => {}
            ("ACTIVE", None) => {
                let input = json!({"grant": grant["id"], "file": grant["files"][0]["id"]});
                let answer = self.team.try_call("grantDownloadUrl", input, "url").await;
                let fresh =
                    answer.and_then(|answer| answer.0["data"]["grantDownloadUrl"]["url"].as_str().map(String::from));
                if let Some(fresh) = fresh
                    && let Ok(answer) = self.team.http().get(&fresh).send().await
                    && answer.status() == StatusCode::OK
                    && answer.bytes().await.is_ok_and(|bytes| bytes.len() == self.size)
                {
                    *url = Some(fresh);
                }
            }
            ("ACTIVE", Some(used)) => {
                let input = json!({"id": grant["id"], "reason": "The plan changed."});
                let answer = self.steward.try_call("grantRevoke", input, "grant { state }").await;
                if answer.is_some_and(|answer| answer.code().is_none()) {
                    self.dead_urls.push(used);
                    self.dead_stay_dead().await;
                }
            }
            ("REVOKING", _) => {
                assert!(grant["endVerifiedAt"].is_null());
                self.remember(url);
            }
            ("REVOKED", _) => {
                assert!(grant["endVerifiedAt"].is_string(), "never called revoked before it is proved");
                self.remember(url);
                return true;
            }
            (other, _) => panic!("{other} is no state of this journey"),
        }
        false
    }

    fn remember(&mut self, url: &Option<String>) {
        if let Some(url) = url.clone().filter(|url| !self.dead_urls.contains(url)) {
            self.dead_urls.push(url);
        }
    }
}

async fn killed(database: Database, files: Files) {
    let mut w = World::new(database, files, false).await;
    Box::pin(super::until_pilots(&mut w)).await;
    let mut step = Step::new(&w).await;
    let done = AtomicBool::new(false);
    let driver = async {
        let mut rounds = 0;
        while !done.load(Ordering::SeqCst) || rounds == 0 {
            step.round(rounds).await;
            rounds += 1;
        }
        rounds
    };
    let (rounds, reached) = tokio::join!(driver, killer(&mut w.app, &w.contents, &done));
    // A lost answer is no lost command: one more, undisturbed.
    step.round(rounds).await;
    let rounds = usize::try_from(rounds + 1).unwrap();
    println!("{rounds} grants, {} kills, at {reached:?}", kills());
    assert!(reached.len() >= POINTS.len() / 2, "too few of the points were reached: {reached:?}");
    w.idle().await;
    step.dead_stay_dead().await;
    for url in &step.dead_urls {
        assert_eq!(files::refused(&w, url, StatusCode::FORBIDDEN).await, "FORBIDDEN");
    }
    once(&w, rounds).await;
}

/// One grant for each request, one of each effect, one message to each reader.
async fn once(w: &World, rounds: usize) {
    let query = "query($team: ID!) { accessRequests(first: 100, filter: {team: $team}) { nodes { state grant {
        id state effects { kind generation verifiedAt } } } } }";
    let all = w.read("ada", query, json!({"team": w.id("team of ada")})).await;
    let requests = all["accessRequests"]["nodes"].as_array().unwrap();
    assert_eq!(requests.len(), rounds, "no request lost, none doubled");
    for request in requests {
        let grant = &request["grant"];
        assert_eq!((&request["state"], &grant["state"]), (&json!("APPROVED"), &json!("REVOKED")));
        let effects = grant["effects"].as_array().unwrap();
        let kinds: Vec<&Value> = effects.iter().map(|effect| &effect["kind"]).collect();
        assert_eq!(kinds, ["PROVISION", "REVOKE"], "{grant:#}");
        assert!(effects.iter().all(|effect| effect["verifiedAt"].is_string()), "{grant:#}");
    }
    let grants = w.contents.texts("SELECT state AS t FROM access_grant").await;
    assert_eq!(grants.len(), rounds, "one grant for each request");
    for (who, kind) in [("ada", "request_approved"), ("ada", "grant_active"), ("ada", "grant_revoked")] {
        // Not by the inbox: that is read a page at a time, and holds more than a page by now.
        let email = w.person(who).email.clone();
        let sql = format!("SELECT kind AS t FROM message WHERE email = '{email}' AND kind = '{kind}'");
        let told = w.contents.texts(&sql).await.len();
        assert_eq!(told, rounds, "{kind} to {who}");
    }
    // A steward is told of what waits; a request that was decided before the letter left waits no more.
    let email = w.person("steward").email.clone();
    let sql = format!("SELECT kind AS t FROM message WHERE email = '{email}' AND kind = 'request_submitted'");
    let asked = w.contents.texts(&sql).await.len();
    assert!(asked <= rounds, "{asked} letters about {rounds} requests");
    let verbs = w.contents.texts("SELECT verb AS t FROM activity").await;
    for verb in ["access_request.approved", "grant.provisioned", "grant.revocation_requested", "grant.revoked"] {
        assert_eq!(verbs.iter().filter(|one| *one == verb).count(), rounds, "{verb}");
    }
    assert_eq!(w.contents.texts("SELECT kind AS t FROM job WHERE state = 'dead'").await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_again_and_again_on_sqlite() {
    killed(Database::Sqlite, Files::Folder).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_again_and_again_on_postgresql() {
    killed(Database::Postgres, Files::S3).await;
}
