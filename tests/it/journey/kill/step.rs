//! Access from the question to its proved end, whatever is killed on the way: the same for a file that lies with us and
//! for data that stays with a partner, which differ in what opens the door.

use std::time::{Duration, Instant};

use intercity_tests::Session;
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

use super::signed_in::SignedIn;
use crate::journey::data::{self, RESTRICTED};
use crate::journey::hosted::scene::BYTES;
use crate::journey::world::{Who, World, with_id};

/// So many of the ended keys are tried again on the way; all of them at the end.
const TRIED: usize = 12;

const LATEST: &str = "query($filter: AccessFilter!) { accessRequests(first: 1, filter: $filter) { totalCount nodes {
    id state grant { id state endVerifiedAt files { id } } } } }";

/// What opens with a grant.
pub enum Door {
    /// A signed URL at the program.
    Ours {
        /// The bytes behind it.
        size: usize,
    },
    /// A token at a partner's server.
    Partner {
        /// The address of the file there.
        url: String,
    },
}

impl Door {
    /// The restricted dataset of the journey.
    pub fn ours() -> Self {
        Self::Ours { size: data::bytes(RESTRICTED).len() }
    }

    /// The dataset at a partner's server.
    pub fn partner(url: &str) -> Self {
        Self::Partner { url: format!("{url}/data/stations.csv") }
    }

    /// A key that was seen to open it.
    async fn key(&self, team: &Session, grant: &Value) -> Option<String> {
        match self {
            Self::Ours { size } => {
                let input = json!({"grant": grant["id"], "file": grant["files"][0]["id"]});
                let answer = team.try_call("grantDownloadUrl", input, "url").await?;
                let url = answer.0["data"]["grantDownloadUrl"]["url"].as_str()?.to_owned();
                let answer = team.http().get(&url).send().await.ok()?;
                let whole = answer.status() == StatusCode::OK && answer.bytes().await.ok()?.len() == *size;
                whole.then_some(url)
            }
            Self::Partner { url } => {
                let answer = team.try_call("grantToken", json!({"grant": grant["id"]}), "token").await?;
                let token = answer.0["data"]["grantToken"]["token"].as_str()?.to_owned();
                let answer = team.http().get(url).bearer_auth(&token).send().await.ok()?;
                let whole = answer.status() == StatusCode::OK && answer.bytes().await.ok()? == BYTES;
                whole.then_some(token)
            }
        }
    }

    /// An ended key opens nothing; a program that is being started says nothing.
    async fn is_shut(&self, http: &Client, key: &str) {
        match self {
            Self::Ours { .. } => {
                if let Ok(answer) = http.get(key).header("range", "bytes=0-0").send().await {
                    assert_eq!(answer.status(), StatusCode::FORBIDDEN, "a revoked grant was usable: {key}");
                }
            }
            Self::Partner { url } => {
                let answer = http.get(url).bearer_auth(key).send().await.expect("the partner's server runs");
                let status = answer.status();
                // Without keys or a fresh list it serves nobody.
                let shut = [StatusCode::FORBIDDEN, StatusCode::UNAUTHORIZED, StatusCode::SERVICE_UNAVAILABLE];
                assert!(shut.contains(&status), "{status}: a revoked grant was usable at the partner");
            }
        }
    }

    /// Whether an accepted revocation shuts it at once; a partner may serve until the end is proved.
    const fn shuts_at_once(&self) -> bool {
        matches!(self, Self::Ours { .. })
    }
}

/// One team that asks for one dataset again and again.
pub struct Step {
    /// Who asks.
    pub who: Who,
    /// The dataset.
    pub dataset: String,
    /// The team.
    pub of: String,
    team: SignedIn,
    steward: SignedIn,
    person: String,
    terms: Value,
    door: Door,
    /// Keys of grants whose end was answered or seen.
    dead: Vec<String>,
    rounds: usize,
    /// Requests of the same kind that were there before.
    before: u64,
}

impl Step {
    /// Ready to begin.
    pub async fn new(w: &World, who: Who, dataset: &str, door: Door) -> Self {
        let query = "query($id: ID!) { dataset(id: $id) { terms { sha256 } } }";
        let terms = w.read(who, query, with_id(dataset)).await["dataset"]["terms"]["sha256"].clone();
        let mut step = Self {
            who,
            dataset: dataset.to_owned(),
            of: w.id(&format!("team of {who}")),
            team: SignedIn::new(w, who),
            steward: SignedIn::new(w, "steward"),
            person: w.person(who).id.clone(),
            terms,
            door,
            dead: Vec::new(),
            rounds: 0,
            before: 0,
        };
        step.before = step.latest().await.expect("a program that runs")["totalCount"].as_u64().unwrap();
        step
    }

    /// How many grants have come and gone.
    pub fn rounds(&self) -> usize {
        self.rounds
    }

    async fn latest(&self) -> Option<Value> {
        let filter = json!({"filter": {"team": self.of, "dataset": self.dataset}});
        let answer = self.team.session().try_send(LATEST, filter).await?;
        let found = answer.0["data"]["accessRequests"].clone();
        assert!(found.is_object(), "{:#}", answer.0);
        Some(found)
    }

    /// What opens nothing any more is tried again and again: the last so many.
    pub async fn dead_stay_dead(&self, last: usize) {
        for key in self.dead.iter().rev().take(last) {
            self.door.is_shut(self.team.session().http(), key).await;
        }
    }

    /// One grant from the question to its proved end.
    pub async fn round(&mut self) {
        self.team.freshen().await;
        self.steward.freshen().await;
        let before = self.before + u64::try_from(self.rounds).unwrap();
        let begun = Instant::now();
        let mut key: Option<String> = None;
        loop {
            assert!(begun.elapsed() < Duration::from_secs(180), "stuck: {:#?}", self.latest().await);
            self.dead_stay_dead(TRIED).await;
            let Some(found) = self.latest().await else {
                tokio::time::sleep(Duration::from_millis(20)).await; // the program is being started
                continue;
            };
            if found["totalCount"].as_u64().unwrap() == before {
                let input = json!({"dataset": self.dataset, "team": self.of, "purpose": "To plan.", "durationDays": 30,
                                   "people": [self.person]});
                self.team.session().try_call("accessRequestCreate", input, "__typename").await;
                continue;
            }
            let request = &found["nodes"][0];
            match request["state"].as_str().unwrap() {
                "DRAFT" => {
                    let input = json!({"id": request["id"], "termsSha256": self.terms, "termsLanguage": "en"});
                    self.team.session().try_call("accessRequestSubmit", input, "__typename").await;
                }
                "SUBMITTED" => {
                    self.steward
                        .session()
                        .try_call("accessRequestApprove", json!({"id": request["id"]}), "__typename")
                        .await;
                }
                "APPROVED" => {
                    if self.on(&request["grant"], &mut key).await {
                        self.rounds += 1;
                        return;
                    }
                }
                other => panic!("{other} is no state of this journey"),
            }
        }
    }

    /// The next thing to do with a grant; whether it has ended.
    async fn on(&mut self, grant: &Value, key: &mut Option<String>) -> bool {
        match (grant["state"].as_str().expect("an approved request has its grant"), key.clone()) {
            ("PROVISIONING", _) => {}
            ("ACTIVE", None) => *key = self.door.key(self.team.session(), grant).await,
            ("ACTIVE", Some(used)) => {
                let input = json!({"id": grant["id"], "reason": "The plan changed."});
                let answer = self.steward.session().try_call("grantRevoke", input, "grant { state }").await;
                if self.door.shuts_at_once() && answer.is_some_and(|answer| answer.code().is_none()) {
                    self.dead.push(used);
                    self.dead_stay_dead(TRIED).await;
                }
            }
            ("REVOKING", _) => {
                assert!(grant["endVerifiedAt"].is_null());
                if self.door.shuts_at_once() {
                    self.remember(key);
                }
            }
            ("REVOKED", _) => {
                assert!(grant["endVerifiedAt"].is_string(), "never called revoked before it is proved");
                self.remember(key);
                return true;
            }
            (other, _) => panic!("{other} is no state of this journey"),
        }
        false
    }

    fn remember(&mut self, key: &Option<String>) {
        if let Some(key) = key.clone().filter(|key| !self.dead.contains(key)) {
            self.dead.push(key);
        }
    }
}
