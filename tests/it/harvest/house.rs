//! Who takes part in tests of harvesting: a verified city with a steward and a member, another city, one that waits.

use std::time::Duration;

use intercity_tests::{Database, Files, eventually};
use serde_json::{Value, json};

use super::portal::Portal;
use crate::journey::world::{Who, World, with_id};

/// Everything that tests ask about a run.
pub const RUN: &str = "query($id: ID!) { harvestRun(id: $id) {
    state format records total pages complete known missing errorCode error preview scheduled
    counts { outcome count }
    items(first: 100) { totalCount nodes { position nativeId title outcome field code message notes { field what from detail } dataset { id slug } } } } }";

/// Everything that tests ask about a source's datasets.
pub const DATASETS: &str = "{ datasets(first: 100) { nodes {
    id slug state notice licence contact lockVersion title { text(language: \"de\") }
    currentVersion { number distributions { name accessUrl mediaType } }
    provenance { nativeId rawSha256 raw keptHere notStated goneAt sourceName fetchedAt statedLicence } } } }";

/// The program, a portal that it may ask, and people.
pub struct House {
    /// The program and the people.
    pub w: World,
    /// The portal.
    pub portal: Portal,
}

impl House {
    /// Builds it.
    pub async fn new(database: Database) -> Self {
        let portal = Portal::start().await;
        let mut w = World::new(database, Files::Folder, false).await;
        w.app.restart_with(&["--allow-host", &portal.host]).await;
        let (well, said) = w.app.run(&["administrator", "admin@intercity.example", "--name", "Robin Winter"]);
        assert!(well, "{said}");
        let password = said.lines().find_map(|line| line.rsplit_once("): ")).unwrap().1.trim().to_owned();
        w.welcome("admin", "admin@intercity.example", &password).await;
        w.register(&[
            ("berlin", "katrin@berlin.example", "de"),
            ("berlin member", "tim@berlin.example", "de"),
            ("london", "amara@london.example", "en"),
            ("waiting", "otto@waiting.example", "de"),
            ("stranger", "sam@elsewhere.example", "en"),
        ])
        .await;
        for (who, code, verified) in [("berlin", "BE", true), ("london", "LO", true), ("waiting", "WA", false)] {
            let input = json!({"kind": "CITY", "name": format!("City of {who}"), "code": code, "zone": "Europe/Berlin",
                               "country": "DE", "description": {"translations": [{"language": "en", "text": "A city."}]}});
            let made = w.act(who, "organisationCreate", input, "organisation { id }").await;
            let id = w.keep(who, &made["organisation"]["id"]);
            if verified {
                w.act("admin", "organisationVerify", json!({"organisationId": id}), "organisation { id }").await;
            }
        }
        let input =
            json!({"organisationId": w.id("berlin"), "email": w.person("berlin member").email, "duty": "MEMBER"});
        w.act("berlin", "organisationMemberAdd", input, "membershipId").await;
        w.idle().await;
        Self { w, portal }
    }

    /// The settings of a source at the portal.
    pub fn settings(&self) -> Value {
        json!({"organisation": self.w.id("berlin"), "name": "Datenregister", "origin": "URL", "url": self.portal.url,
               "format": "CKAN", "language": "de", "publishAutomatically": true})
    }

    /// A source of Berlin with some settings changed.
    pub async fn source(&mut self, changed: Value) -> String {
        let mut input = self.settings();
        for (key, value) in changed.as_object().unwrap() {
            input[key] = value.clone();
        }
        let made = self.w.act("berlin", "harvestSourceCreate", input, "source { id }").await;
        made["source"]["id"].as_str().unwrap().to_owned()
    }

    /// Starts a run; its id.
    pub async fn begin(&mut self, source: &str, preview: bool) -> String {
        let input = json!({"source": source, "preview": preview});
        let begun = self.w.act("berlin", "harvestRunStart", input, "run { id }").await;
        begun["run"]["id"].as_str().unwrap().to_owned()
    }

    /// Waits until a run has ended in whatever way.
    pub async fn ended(&self, run: &str) -> Value {
        let running = ["QUEUED", "FETCHING", "APPLYING"];
        let is = |seen: &Value| !running.contains(&seen["harvestRun"]["state"].as_str().unwrap());
        self.w.until("berlin", RUN, with_id(run), is).await["harvestRun"].clone()
    }

    /// Starts a run and waits for its end.
    pub async fn run(&mut self, source: &str, preview: bool) -> Value {
        let run = self.begin(source, preview).await;
        self.ended(&run).await
    }

    /// Datasets that somebody sees.
    pub async fn datasets(&self, who: Who) -> Vec<Value> {
        self.w.read(who, DATASETS, json!({})).await["datasets"]["nodes"].as_array().unwrap().clone()
    }

    /// The dataset with this identifier at its source.
    pub async fn dataset(&self, native: &str) -> Value {
        let all = self.datasets("berlin").await;
        all.into_iter().find(|one| one["provenance"]["nativeId"] == native).unwrap_or_else(|| panic!("no {native}"))
    }

    /// What stands in the tables of datasets.
    pub async fn kept(&self) -> Vec<String> {
        let all = self.w.contents.read().await;
        ["dataset", "dataset_version", "distribution", "harvest_record"].map(|table| all[table].clone()).to_vec()
    }

    /// Waits until a condition holds.
    pub async fn until<F: Future<Output = bool>>(&self, what: &str, is: impl Fn() -> F) {
        let found = eventually(what, Duration::from_secs(30), || async { is().await.then_some(()) }).await;
        assert!(found.is_some(), "{what}");
    }
}

/// How many lines of a report had an outcome.
pub fn count(run: &Value, outcome: &str) -> i64 {
    let counts = run["counts"].as_array().unwrap();
    counts.iter().find(|one| one["outcome"] == outcome).map_or(0, |one| one["count"].as_i64().unwrap())
}

impl House {
    /// Starts a run while the program dies at one point after another, and is started again each time.
    pub async fn begin_crashing(&mut self, source: &str) -> String {
        // The first point may be reached before the answer to the start leaves: the run is then found by its source.
        for (n, point) in ["harvest.page_read", "harvest.page_staged", "harvest.page_staged", "harvest.batch_applied"]
            .iter()
            .enumerate()
        {
            self.w.app.crash_at(point);
            if n == 0 {
                let input = json!({"source": source, "preview": false});
                self.w.as_("berlin").try_call("harvestRunStart", input, "run { id }").await;
            } else {
                self.w.app.restart().await;
            }
            let plan = self.w.app.data().with_file_name("crash");
            self.until("the program to reach the point", || async { !plan.exists() }).await;
            self.w.app.kill();
        }
        self.w.app.restart().await;
        let query = "query($id: ID!) { harvestSource(id: $id) { runs(first: 1) { nodes { id } } } }";
        let seen = self.w.read("berlin", query, json!({ "id": source })).await;
        seen["harvestSource"]["runs"]["nodes"][0]["id"].as_str().unwrap().to_owned()
    }
}
