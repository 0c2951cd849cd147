//! Chromium behind chromedriver, one fresh profile for each test.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use intercity_tests::eventually;
use serde_json::{Map, Value, json};

/// How the browser is set up.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    /// Width and height of the window.
    pub size: (u32, u32),
    /// Whether pages may run scripts.
    pub scripts: bool,
}

/// A large screen with scripts.
pub const DESKTOP: Setup = Setup { size: (1280, 900), scripts: true };
/// A telephone with scripts.
pub const PHONE: Setup = Setup { size: (500, 900), scripts: true };
/// A large screen without scripts.
pub const PLAIN: Setup = Setup { size: (1280, 900), scripts: false };

/// A running browser. Dropping it ends it.
pub struct Browser {
    /// The way to drive it.
    pub client: Client,
    driver: Child,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts Chromium.
    pub async fn start(setup: Setup) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let profile = tempfile::tempdir().unwrap();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("chromedriver: apt-get install chromium chromium-driver");
        let url = format!("http://127.0.0.1:{port}");
        let capabilities = capabilities(setup, profile.path().display().to_string());
        let client = eventually("chromedriver", Duration::from_secs(30), || async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities.clone()).connect(&url).await.ok()
        })
        .await
        .expect("a browser");
        Self { client, driver, _profile: profile }
    }

    /// Runs a script and gives back its value.
    pub async fn script(&self, source: &str) -> Value {
        self.client.execute(source, Vec::new()).await.unwrap()
    }

    /// Keeps a picture of the whole page when `INTERCITY_PICTURES` names a folder.
    pub async fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("INTERCITY_PICTURES").map(PathBuf::from) else { return };
        std::fs::create_dir_all(&folder).unwrap();
        let picture = self.client.screenshot().await.unwrap();
        std::fs::write(folder.join(format!("{name}.png")), picture).unwrap();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The group, with the browser in it: the driver alone would leave it running.
        let group = format!("-{}", self.driver.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn capabilities(setup: Setup, profile: String) -> Map<String, Value> {
    let (width, height) = setup.size;
    let args = [
        "--headless=new".to_owned(),
        "--no-sandbox".into(),
        "--disable-dev-shm-usage".into(),
        "--disable-gpu".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        "--no-first-run".into(),
        "--force-prefers-reduced-motion".into(),
        "--lang=en-GB".into(),
        format!("--window-size={width},{height}"),
        format!("--user-data-dir={profile}"),
    ];
    let javascript = if setup.scripts { 1 } else { 2 };
    let options = json!({
        "args": args,
        "prefs": { "profile.managed_default_content_settings.javascript": javascript },
    });
    let logging = json!({ "browser": "ALL" });
    Map::from_iter([("goog:chromeOptions".to_owned(), options), ("goog:loggingPrefs".to_owned(), logging)])
}
