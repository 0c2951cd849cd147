//! The world with a partner's data server beside it, and a dataset that stays there.

use std::time::Duration;

use chrono::{DateTime, Utc};
use intercity_dataserver::{Config, Running, start};
use intercity_tests::{Database, Files, eventually};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::super::facts::en;
use super::super::world::{Who, World, with_id};
use super::super::{call, data, entry, judging, organisations, outcome};

/// What the server keeps.
pub const BYTES: &[u8] = b"station;hour;people\nAlexanderplatz;8;4120\nAlexanderplatz;9;3984\n";

/// Everything about a grant at a partner.
pub const GRANT: &str = "query($id: ID!) { grant(id: $id) {
    state generation endAcknowledgedAt endVerifiedAt may { token } host { name heldGeneration heldState }
    effects { kind generation acknowledgedAt verifiedAt } } }";

/// The world and the server.
pub struct Scene {
    /// The world.
    pub w: World,
    /// The partner's server.
    pub server: Running,
    folder: tempfile::TempDir,
}

impl Scene {
    /// A world with announced winners, and a server.
    pub async fn new(database: Database) -> Self {
        let mut w = World::new(database, Files::Folder, false).await;
        Box::pin(async {
            organisations::begin(&mut w).await;
            call::post(&mut w).await;
            data::publish(&mut w).await;
            entry::enter(&mut w).await;
            judging::judge(&mut w).await;
            outcome::announce(&mut w).await;
        })
        .await;
        Self::around(w).await
    }

    /// A server beside a world with announced winners; the partner registers it and publishes a dataset on it.
    pub async fn around(mut w: World) -> Self {
        w.app.restart_with(&["--allow-host", "127.0.0.1"]).await;
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("stations.csv"), BYTES).unwrap();
        let server = serve(&w, folder.path(), "grants.json", "urn:northline:data");
        let mut scene = Self { w, server, folder };
        scene.follow_clock().await;
        scene.publish().await;
        scene
    }

    /// Another server with another audience, that is told nothing.
    pub fn another(&self, audience: &str) -> Running {
        let other = serve(&self.w, self.folder.path(), "others.json", audience);
        other.control.set_clock(0);
        other
    }

    /// How many seconds the program's clock is from the machine's.
    pub async fn shift(&self) -> i64 {
        let now = self.w.read("nobody", "{ now }", json!({})).await["now"].as_str().unwrap().parse::<DateTime<Utc>>();
        (now.unwrap() - Utc::now()).num_seconds()
    }

    /// The server's clock goes like the program's.
    pub async fn follow_clock(&self) {
        self.server.control.set_clock(self.shift().await);
    }

    async fn publish(&mut self) {
        let (w, url) = (&mut self.w, self.server.url.clone());
        let input = json!({"organisationId": w.id("organisation of partner"), "name": "Northline data",
                           "baseUrl": url, "grantUrl": format!("{url}/grants"), "probePath": "/probe",
                           "audience": "urn:northline:data"});
        let made = w.act("steward", "dataHostCreate", input.clone(), "host { id state lastContactAt }").await;
        assert_eq!(made["host"]["state"], "ACTIVE");
        assert!(made["host"]["lastContactAt"].is_null());
        let host = w.keep("host", &made["host"]["id"]);
        assert_eq!(w.as_("steward").refused("dataHostCreate", input, "__typename").await, "REFUSED", "audience taken");

        let input = json!({"publisher": w.id("organisation of partner"), "slug": "stations-at-northline",
                           "title": en("People in stations"), "description": en("Counts by the hour."),
                           "access": "PARTNER_HOSTED", "contact": "data@northline.example",
                           "personalData": en("None."), "policy": {"maxDays": 180, "serviceDays": 5}});
        let made = w.act("steward", "datasetCreate", input, "dataset { id }").await;
        let id = w.keep("hosted", &made["dataset"]["id"]);
        w.act("steward", "datasetTermsSet", json!({"dataset": id, "text": en("For the pilot alone.")}), "__typename")
            .await;
        w.act("steward", "datasetVersionCreate", json!({"dataset": id}), "version { id }").await;
        let early = w.as_("partner").send(
            "mutation($input: DatasetPublishInput!) { datasetPublish(input: $input) { __typename } }",
            json!({"input": {"id": id}}),
        );
        assert_eq!(early.await.violations(), ["dataset.host_missing"]);
        w.act("steward", "datasetHostSet", json!({"dataset": id, "host": host}), "host { id }").await;
        w.act("partner", "datasetPublish", json!({"id": id}), "dataset { state }").await;
        let input = json!({"id": w.id("challenge"), "datasetId": id});
        w.act("berlin", "challengeAttachDataset", input, "__typename").await;
    }

    /// An approved request for the hosted dataset; its grant, which the worker has not necessarily set up yet.
    pub async fn granted(&mut self, lead: Who, days: i64) -> String {
        let request = self.asked(lead, &[lead], days).await;
        let approved = self.w.act("steward", "accessRequestApprove", json!({"id": request}), "grant { id }").await;
        self.w.keep("hosted grant", &approved["grant"]["id"])
    }

    /// A request that waits for its decision.
    pub async fn asked(&mut self, lead: Who, people: &[Who], days: i64) -> String {
        let w = &mut self.w;
        let options = "query($id: ID!) { accessRequestOptions(dataset: $id) { terms { sha256 } } }";
        let terms = w.read(lead, options, with_id(&w.id("hosted"))).await["accessRequestOptions"]["terms"].clone();
        let people: Vec<&str> = people.iter().map(|who| w.person(who).id.as_str()).collect();
        let input = json!({"dataset": w.id("hosted"), "team": w.id(&format!("team of {lead}")), "people": people,
                           "purpose": "Opening hours by how many people pass.", "durationDays": days});
        let made = w.act(lead, "accessRequestCreate", input, "request { id }").await;
        let request = w.keep("hosted request", &made["request"]["id"]);
        let input = json!({"id": request, "termsSha256": terms["sha256"], "termsLanguage": "en"});
        w.act(lead, "accessRequestSubmit", input, "request { state }").await;
        request
    }

    /// Reads the grant until it is in a state.
    pub async fn until_state(&self, grant: &str, state: &str) -> Value {
        self.w.until("steward", GRANT, with_id(grant), |seen| seen["grant"]["state"] == state).await["grant"].clone()
    }

    /// Reads the grant until the last effect of a kind is proved.
    pub async fn until_proved(&self, grant: &str, kind: &str) -> Value {
        let proved = |seen: &Value| {
            let all = seen["grant"]["effects"].as_array().unwrap();
            let last = all.iter().rfind(|effect| effect["kind"] == kind);
            last.is_some_and(|effect| effect["verifiedAt"].is_string())
        };
        self.w.until("steward", GRANT, with_id(grant), proved).await["grant"].clone()
    }

    /// A token.
    pub async fn token(&mut self, who: Who, grant: &str) -> String {
        let issued = self.w.act(who, "grantToken", json!({"grant": grant}), "token expiresAt baseUrl").await;
        assert_eq!(issued["baseUrl"], self.server.url.as_str());
        issued["token"].as_str().unwrap().to_owned()
    }

    /// Reads the file with a token; the bytes, or the status and code of the refusal.
    pub async fn read(&self, token: &str) -> Result<Vec<u8>, (StatusCode, String)> {
        read_at(&self.w, &self.server, token).await
    }

    /// Reads until the server refuses with this code.
    pub async fn until_refused(&self, token: &str, code: &str) {
        let last = eventually(code, Duration::from_secs(20), || async {
            self.read(token).await.err().filter(|(_, said)| said == code)
        });
        assert!(last.await.is_some(), "not refused with {code}: {:?}", self.read(token).await);
    }

    /// Ends a grant and waits until that is proved.
    pub async fn revoke(&mut self, grant: &str) -> Value {
        let input = json!({"id": grant, "reason": "The plan changed."});
        self.w.act("steward", "grantRevoke", input, "grant { state }").await;
        self.until_state(grant, "REVOKED").await
    }

    /// The host as its steward sees it.
    pub async fn host(&self) -> Value {
        let query = "query($id: ID!) { dataHost(id: $id) { lastFault lastFaultAt lastContactAt lag {
            samples bound acknowledged { p50 p95 max } verified { p50 p95 max }
            open { kind requestedAt acknowledgedAt age } } } }";
        self.w.read("steward", query, with_id(&self.w.id("host"))).await["dataHost"].clone()
    }
}

/// Reads the file at a server.
pub async fn read_at(w: &World, server: &Running, token: &str) -> Result<Vec<u8>, (StatusCode, String)> {
    let http = w.as_("nobody").http();
    let answer = http.get(format!("{}/data/stations.csv", server.url)).bearer_auth(token).send().await.unwrap();
    let status = answer.status();
    if status.is_success() {
        return Ok(answer.bytes().await.unwrap().to_vec());
    }
    let said: Value = answer.json().await.unwrap_or_default();
    Err((status, said["code"].as_str().unwrap_or_default().to_owned()))
}

fn serve(w: &World, folder: &std::path::Path, grants: &str, audience: &str) -> Running {
    let config = Config {
        listen: "127.0.0.1:0".parse().unwrap(),
        issuer: w.app.public_url(),
        audience: audience.into(),
        files: folder.to_owned(),
        grants: folder.join(grants),
    };
    start(config).unwrap()
}
