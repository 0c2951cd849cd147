//! Files that are sent while the program is killed and the store answers 500 after storing.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::signed_in::SignedIn;
use crate::journey::facts::en;
use crate::journey::files::sha256;
use crate::journey::world::World;

/// So many in one version: fewer than it takes, so that an answer with all of them stays short.
const IN_ONE: usize = 40;

/// Versions that take files: more than the longest run fills.
const VERSIONS: usize = 20;

/// Versions that take files, and those that were sent.
pub struct Uploads {
    city: SignedIn,
    /// Datasets, each with its version.
    versions: Vec<(String, String)>,
    sent: Vec<(String, String)>,
}

impl Uploads {
    /// Datasets of Berlin that are not published.
    pub async fn new(w: &mut World) -> Self {
        let mut versions = Vec::new();
        for n in 0..VERSIONS {
            let input = json!({"publisher": w.id("organisation of berlin"), "slug": format!("sent-while-killed-{n}"),
                "access": "OPEN", "title": en("Sent"), "description": en("While the program was killed."),
                "licence": "CC0-1.0"});
            let made = w.act("berlin", "datasetCreate", input, "dataset { id }").await;
            let dataset = made["dataset"]["id"].as_str().unwrap().to_owned();
            let made = w.act("berlin", "datasetVersionCreate", json!({ "dataset": dataset }), "version { id }").await;
            versions.push((dataset, made["version"]["id"].as_str().unwrap().to_owned()));
        }
        Self { city: SignedIn::new(w, "berlin"), versions, sent: Vec::new() }
    }

    /// How many were sent.
    pub fn count(&self) -> usize {
        self.sent.len()
    }

    /// One file after the other until the killing is over.
    pub async fn send(&mut self, done: &AtomicBool) {
        while self.sent.len() < IN_ONE * VERSIONS && (!done.load(Ordering::SeqCst) || self.sent.is_empty()) {
            self.city.freshen().await;
            self.one().await;
        }
    }

    /// Begins an upload, and sends its bytes until the platform says that it has them.
    async fn one(&mut self) {
        let (number, begun) = (self.sent.len(), Instant::now());
        let name = format!("part-{number}.csv");
        let bytes = format!("number,square\n{number},{}\n", number * number).repeat(500).into_bytes();
        let url = loop {
            let input = json!({"version": self.versions[number / IN_ONE].1, "name": name, "size": bytes.len()});
            let answer = self.city.session().try_call("distributionUploadBegin", input, "upload { url }").await;
            let url = answer.and_then(|answer| {
                answer.0["data"]["distributionUploadBegin"]["upload"]["url"].as_str().map(ToOwned::to_owned)
            });
            if let Some(url) = url {
                break url;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "no upload could be begun");
            tokio::time::sleep(Duration::from_millis(20)).await; // the program is being started
        };
        loop {
            assert!(begun.elapsed() < Duration::from_secs(120), "{name} could not be sent");
            let put = self.city.session().http().put(&url).header("content-type", "text/csv").body(bytes.clone());
            match put.send().await.map(|answer| answer.status()) {
                // The second: an answer was lost, and what was sent before has arrived.
                Ok(StatusCode::CREATED | StatusCode::CONFLICT) => break,
                Ok(status) => assert!(status.is_server_error(), "{name}: {status}"),
                Err(_dead) => {}
            }
            tokio::time::sleep(Duration::from_millis(20)).await; // the program is being started
        }
        self.sent.push((name, sha256(&bytes)));
    }

    /// Each is there once, whole, and recorded once.
    pub async fn all_arrived(&self, w: &World) {
        let query = "query($id: ID!) { dataset(id: $id) { versions { distributions { name sha256 state } } } }";
        for ((dataset, _), sent) in self.versions.iter().zip(self.sent.chunks(IN_ONE)) {
            let seen = w.read("berlin", query, json!({ "id": dataset })).await;
            let files = seen["dataset"]["versions"][0]["distributions"].as_array().unwrap().clone();
            for (name, sha256) in sent {
                let mine: Vec<&Value> = files.iter().filter(|file| file["name"] == name.as_str()).collect();
                let [file] = mine.as_slice() else { panic!("{name} is there {} times", mine.len()) };
                assert_eq!((&file["sha256"], &file["state"]), (&json!(sha256), &json!("CLEAN")), "{name}");
            }
            assert_eq!(files.len(), sent.len(), "{files:#?}");
        }
        let arrived = w.contents.texts("SELECT state AS t FROM stored_file WHERE state = 'clean'").await.len();
        let recorded = w.contents.texts("SELECT verb AS t FROM activity WHERE verb = 'file.uploaded'").await.len();
        assert_eq!(arrived, recorded, "each upload is recorded once");
    }
}
