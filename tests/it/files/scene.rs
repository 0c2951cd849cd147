//! A city with a dataset whose version waits for files, and a hand that speaks tus.

use std::path::PathBuf;
use std::time::Duration;

use intercity_tests::{Database, Files, eventually};
use reqwest::header::HeaderMap;
use reqwest::{Body, Method, Response, StatusCode};
use serde_json::{Value, json};

use crate::journey::facts::en;
use crate::journey::files::sha256;
use crate::journey::organisations;
use crate::journey::world::{NOBODY, World};

/// Berlin, with a dataset that is not published.
pub struct Scene {
    /// Everybody.
    pub w: World,
    /// The dataset.
    pub dataset: String,
    /// Its version.
    pub version: String,
}

/// The address of the dataset.
pub const SLUG: &str = "trees-of-test";

/// Text that looks like a table, of exactly so many bytes, the same each time.
pub fn table(bytes: usize) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes + 32);
    text.extend_from_slice(b"number,square\n");
    let mut n = 0_u64;
    while text.len() < bytes {
        text.extend_from_slice(format!("{n},{}\n", n * n % 1_000_003).as_bytes());
        n += 1;
    }
    text.truncate(bytes);
    text
}

impl Scene {
    /// Sets it up.
    pub async fn new(database: Database, files: Files) -> Self {
        let mut w = World::new(database, files, false).await;
        organisations::begin(&mut w).await;
        let input = json!({"publisher": w.id("organisation of berlin"), "slug": SLUG, "access": "OPEN",
            "title": en("Trees"), "description": en("All of them."), "licence": "CC0-1.0"});
        let made = w.act("berlin", "datasetCreate", input, "dataset { id }").await;
        let dataset = made["dataset"]["id"].as_str().unwrap().to_owned();
        let input = json!({"id": dataset, "contact": "data@city.example", "personalData": en("None."),
            "policy": {"maxDays": 180, "serviceDays": 5}});
        w.act("berlin", "datasetUpdate", input, "dataset { id }").await;
        let made = w.act("berlin", "datasetVersionCreate", json!({ "dataset": dataset }), "version { id }").await;
        let version = made["version"]["id"].as_str().unwrap().to_owned();
        Self { w, dataset, version }
    }

    /// Begins an upload; the address for pieces.
    pub async fn begin(&self, name: &str, size: Option<usize>) -> String {
        let input = json!({"version": self.version, "name": name, "size": size});
        let begun = self.w.as_("berlin").call("distributionUploadBegin", input, "resumable { url expiresAt }").await;
        begun["resumable"]["url"].as_str().unwrap().to_owned()
    }

    /// One request by tus.
    pub async fn tus(&self, method: Method, url: &str, headers: &[(&'static str, String)], body: Body) -> Response {
        self.try_tus(method, url, headers, body).await.unwrap()
    }

    /// The same to a program that may die.
    pub async fn try_tus(
        &self,
        method: Method,
        url: &str,
        headers: &[(&'static str, String)],
        body: Body,
    ) -> Result<Response, reqwest::Error> {
        let mut all = HeaderMap::new();
        all.insert("tus-resumable", "1.0.0".parse().unwrap());
        if method == Method::PATCH {
            all.insert("content-type", "application/offset+octet-stream".parse().unwrap());
        }
        for (name, value) in headers {
            all.insert(*name, value.parse().unwrap());
        }
        self.w.as_(NOBODY).http().request(method, url).headers(all).body(body).send().await
    }

    /// Sends a piece; the status.
    pub async fn patch(&self, url: &str, offset: usize, bytes: &[u8]) -> StatusCode {
        let headers = [("upload-offset", offset.to_string())];
        self.tus(Method::PATCH, url, &headers, bytes.to_vec().into()).await.status()
    }

    /// Where the upload stands.
    pub async fn offset(&self, url: &str) -> usize {
        let answer = self.tus(Method::HEAD, url, &[], Body::default()).await;
        assert_eq!(answer.status(), StatusCode::OK);
        answer.headers()["upload-offset"].to_str().unwrap().parse().unwrap()
    }

    /// What became of an upload.
    pub async fn look(&self, url: &str) -> Value {
        self.w.as_(NOBODY).http().get(url).send().await.unwrap().json().await.unwrap()
    }

    /// Waits until the platform has decided about an upload.
    pub async fn decided(&self, url: &str) -> Value {
        let found = eventually("the upload to be decided", Duration::from_secs(180), || async {
            Some(self.look(url).await).filter(|told| told["state"] == "clean" || told["state"] == "rejected")
        });
        match found.await {
            Some(found) => found,
            None => panic!("{:#}; {:?}", self.look(url).await, self.dead().await),
        }
    }

    async fn dead(&self) -> Vec<String> {
        self.w.contents.texts("SELECT kind || ': ' || coalesce(last_error, '') AS t FROM job").await
    }

    /// The upload is a file of the version with these bytes, once, and nothing else of it lies in the store.
    pub async fn arrived(&self, url: &str, bytes: &[u8]) {
        let told = self.decided(url).await;
        assert_eq!(told["state"], "clean", "{told:#}");
        assert_eq!(told["sha256"], sha256(bytes));
        assert_eq!(
            (told["offset"].as_u64(), told["length"].as_u64()),
            (Some(bytes.len() as u64), Some(bytes.len() as u64))
        );
        let query = "query($id: ID!) { dataset(id: $id) { versions { distributions { id sha256 size state } } } }";
        let seen = self.w.read("berlin", query, json!({ "id": self.dataset })).await;
        let files = seen["dataset"]["versions"][0]["distributions"].as_array().unwrap().clone();
        let mine: Vec<&Value> = files.iter().filter(|file| file["sha256"] == sha256(bytes)).collect();
        assert_eq!(mine.len(), 1, "{files:#?}");
        self.idle().await;
        assert_eq!(self.pieces().await, 0, "no piece is left");
    }

    /// Waits until nothing is due but the reading of large files for their profiles, which these tests are not about.
    pub async fn idle(&self) {
        let due = "SELECT kind AS t FROM job WHERE state IN ('ready', 'running') AND kind NOT LIKE 'look.%' \
                   AND kind <> 'distribution.profile'";
        let idle = eventually("the worker to be idle", Duration::from_secs(60), || async {
            self.w.contents.texts(due).await.is_empty().then_some(())
        });
        assert!(idle.await.is_some(), "{:?}", self.dead().await);
    }

    /// How many pieces are written down.
    pub async fn pieces(&self) -> usize {
        self.w.contents.texts("SELECT object_key AS t FROM upload_piece").await.len()
    }

    /// What lies in the folder store below a name.
    pub fn stored(&self, below: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.w.app.data().join("files").join(below)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() { folders.push(entry.path()) } else { found.push(entry.path()) }
            }
        }
        found
    }
}
