//! The running program, as a stranger would run it.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Cluster, S3Server};

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    /// A file of its own.
    Sqlite,
    /// A database of its own in the shared cluster.
    Postgres,
}

/// Which object store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Files {
    /// A folder of its own.
    Folder,
    /// A bucket of its own.
    S3,
}

/// How the program is started.
#[derive(Clone, Debug)]
pub struct Options {
    /// Which database.
    pub database: Database,
    /// Which object store.
    pub files: Files,
    /// `serve` or `demo`.
    pub command: &'static str,
}

/// One running program with its data. Dropping it ends the program and removes the data.
pub struct App {
    /// Where it answers.
    pub url: String,
    dir: tempfile::TempDir,
    args: Vec<String>,
    child: Child,
    s3: Option<S3Server>,
}

/// The built program beside the test program.
pub fn program() -> PathBuf {
    let mut path = std::env::current_exe().expect("the path of this test program");
    path.pop();
    if path.ends_with("deps") {
        path.pop();
    }
    let path = path.join("intercity");
    assert!(path.exists(), "build the program first: cargo build --workspace ({} is missing)", path.display());
    path
}

impl App {
    /// Starts `serve` on an empty database and a folder or bucket.
    pub async fn start(database: Database, files: Files) -> Self {
        Self::with(Options { database, files, command: "serve" }).await
    }

    /// Starts as asked.
    pub async fn with(options: Options) -> Self {
        let dir = tempfile::Builder::new().prefix("intercity-test").tempdir().expect("a temporary folder");
        let port = super::postgres::free_port();
        let listen = format!("127.0.0.1:{port}");
        let mut args: Vec<String> = vec![
            options.command.into(),
            "--data".into(),
            dir.path().join("data").display().to_string(),
            "--listen".into(),
            listen.clone(),
            "--secret".into(),
            "a secret for tests alone, long enough".into(),
        ];
        if options.database == Database::Postgres {
            let url = tokio::task::spawn_blocking(|| Cluster::shared().database()).await.expect("a database");
            args.extend(["--database".into(), url, "--pool".into(), "8".into()]);
        }
        let s3 = match options.files {
            Files::Folder => None,
            Files::S3 => {
                let s3 = S3Server::start().await;
                args.extend([
                    "--store".into(),
                    format!("s3://{}", S3Server::BUCKET),
                    "--s3-endpoint".into(),
                    s3.endpoint.clone(),
                    "--s3-key".into(),
                    S3Server::KEY.into(),
                    "--s3-secret".into(),
                    S3Server::SECRET.into(),
                ]);
                Some(s3)
            }
        };
        let clock = dir.path().join("clock");
        let child = spawn(&args, &clock, &dir.path().join("log"));
        let app = Self { url: format!("http://{listen}"), dir, args, child, s3 };
        app.ready().await;
        app
    }

    async fn ready(&self) {
        let client = reqwest::Client::new();
        let url = format!("{}/readyz", self.url);
        let log = self.dir.path().join("log");
        eventually("the program to be ready", Duration::from_secs(60), || async {
            client.get(&url).send().await.is_ok_and(|r| r.status().is_success()).then_some(())
        })
        .await
        .unwrap_or_else(|| panic!("not ready; its log: {}", std::fs::read_to_string(&log).unwrap_or_default()));
    }

    /// Moves the program's clock so many seconds from the machine's.
    pub fn set_clock(&self, seconds: i64) {
        let file = self.dir.path().join("clock");
        let new = self.dir.path().join("clock.new");
        std::fs::write(&new, seconds.to_string())
            .and_then(|()| std::fs::rename(&new, &file))
            .expect("to move the clock");
    }

    /// Lets the program die when it next reaches the point with this name (`kernel::crash`).
    pub fn crash_at(&self, point: &str) {
        std::fs::write(self.dir.path().join("crash"), point).expect("to name a point");
    }

    /// Takes back what [`App::crash_at`] asked for; whether it had not happened yet.
    pub fn uncrash(&self) -> bool {
        std::fs::remove_file(self.dir.path().join("crash")).is_ok()
    }

    /// Waits until the program has died at the point that it was given; otherwise the point was not reached.
    pub async fn crashed(&mut self, within: Duration) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < within {
            if self.child.try_wait().is_ok_and(|status| status.is_some()) {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(10)).await; // the condition is asked again
        }
        false
    }

    /// The id of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal, for example `STOP`.
    pub fn signal(&self, name: &str) {
        signal(&self.child, name);
    }

    /// Starts a worker of its own on the same data.
    pub fn worker(&self, more: &[&str]) -> Worker {
        let mut args = vec!["worker".to_owned()];
        args.extend(self.shared_args());
        args.extend(more.iter().map(|arg| (*arg).to_owned()));
        Worker(spawn(&args, &self.dir.path().join("clock"), &self.dir.path().join("log")))
    }

    /// Starts the API alone on the same data and address, in the place of the program.
    pub fn api(&self) -> Worker {
        let mut args = vec!["api".to_owned()];
        args.extend(self.shared_args());
        Worker(spawn(&args, &self.dir.path().join("clock"), &self.dir.path().join("log")))
    }

    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The most memory that it has held, in bytes.
    pub fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid())).expect("the state of the program");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("its peak");
        line.trim().trim_end_matches(" kB").trim().parse::<u64>().expect("a number") * 1024
    }

    /// Waits until the program has died by itself.
    pub fn died(&mut self) {
        self.child.wait().expect("the end of the program");
    }

    /// Ends the program without warning.
    pub fn kill(&mut self) {
        self.child.kill().and_then(|()| self.child.wait()).expect("to kill the program");
    }

    /// Asks the program to end and waits for it; whether it ended well.
    pub fn terminate(&mut self) -> bool {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        self.child.wait().is_ok_and(|status| status.success())
    }

    /// Starts it again on the same data.
    pub async fn restart(&mut self) {
        self.child = spawn(&self.args, &self.dir.path().join("clock"), &self.dir.path().join("log"));
        self.ready().await;
    }

    /// Ends it and starts it again with more arguments.
    pub async fn restart_with(&mut self, more: &[&str]) {
        self.args.extend(more.iter().map(|arg| (*arg).to_owned()));
        self.kill();
        self.restart().await;
    }

    /// Its S3 server, if it has one.
    pub fn s3(&self) -> Option<&S3Server> {
        self.s3.as_ref()
    }

    /// Its data folder.
    pub fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    /// What it has logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.dir.path().join("log")).unwrap_or_default()
    }

    /// The address under which it is known, as it stands in what it signs.
    pub fn public_url(&self) -> String {
        self.url.clone()
    }

    /// The arguments with which another process (`worker`, …) works on the same data.
    pub fn shared_args(&self) -> Vec<String> {
        self.args.iter().skip(1).cloned().collect()
    }

    /// Runs a command of the program on the same data; whether it ended well, and what it printed.
    pub fn run(&self, command: &[&str]) -> (bool, String) {
        let output = Command::new(program())
            .args(command)
            .args(self.shared_args())
            .env("INTERCITY_TEST_CLOCK", self.dir.path().join("clock"))
            .stdin(Stdio::null())
            .output()
            .expect("to start the program");
        let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        (output.status.success(), text)
    }

    /// The address of its database.
    pub fn database_url(&self) -> String {
        let given = self.args.iter().skip_while(|arg| *arg != "--database").nth(1).cloned();
        given.unwrap_or_else(|| format!("sqlite://{}?mode=ro", self.data().join("intercity.db").display()))
    }

    /// The newest mail to an address whose text contains `part`; waits until it is there.
    pub async fn mail(&self, to: &str, part: &str) -> String {
        let folder = self.data().join("mail");
        eventually(&format!("a mail to {to} with {part:?}"), Duration::from_secs(20), || {
            let found = newest_mail(&folder, to, part);
            async move { found }
        })
        .await
        .unwrap_or_else(|| panic!("no mail to {to} with {part:?}; log: {}", self.log()))
    }
}

/// Another process on the same data. Dropping it kills it.
pub struct Worker(Child);

impl Worker {
    /// Sends a signal, for example `STOP`.
    pub fn signal(&self, name: &str) {
        signal(&self.0, name);
    }

    /// Kills it.
    pub fn kill(&mut self) {
        self.0.kill().and_then(|()| self.0.wait()).expect("to kill the worker");
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "{name} could not be sent");
}

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            let log = self.log();
            let worth = |line: &&str| !line.contains(" INFO request ") && !line.contains(" DEBUG ");
            let tail: Vec<&str> = log.lines().rev().filter(worth).take(20).collect();
            eprintln!("--- end of the program's log (newest first)\n{}", tail.join("\n"));
        }
    }
}

fn spawn(args: &[String], clock: &Path, log: &Path) -> Child {
    let log = std::fs::OpenOptions::new().create(true).append(true).open(log).expect("a log file");
    Command::new(program())
        .args(args)
        .env("INTERCITY_TEST_CLOCK", clock)
        .env("INTERCITY_TEST_CRASH", clock.with_file_name("crash"))
        .stdin(Stdio::null())
        .stdout(log.try_clone().expect("the log file"))
        .stderr(log)
        .spawn()
        .expect("to start the program")
}

fn newest_mail(folder: &Path, to: &str, part: &str) -> Option<String> {
    // Each file is asked once: the worker moves files while this looks, and a key must not change during the sort.
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .ok()?
        .flatten()
        .filter_map(|file| Some((file.metadata().ok()?.modified().ok()?, file.path())))
        .collect();
    files.sort();
    files.into_iter().rev().find_map(|(_, path)| {
        let text = decode(&std::fs::read_to_string(path).ok()?);
        let head =
            text.lines().take_while(|line| !line.is_empty()).any(|line| line.starts_with("To:") && line.contains(to));
        (head && text.contains(part)).then_some(text)
    })
}

/// Takes quoted-printable line breaks and signs back, so that links can be read.
fn decode(text: &str) -> String {
    text.replace("\r\n", "\n").replace("=\n", "").replace("=3D", "=")
}

/// Asks again until there is an answer or the time is over.
pub async fn eventually<T, F, Fut>(what: &str, within: Duration, mut ask: F) -> Option<T>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Option<T>>,
{
    let begun = Instant::now();
    loop {
        if let Some(found) = ask().await {
            return Some(found);
        }
        if begun.elapsed() > within {
            eprintln!("gave up waiting for {what}");
            return None;
        }
        tokio::time::sleep(Duration::from_millis(50)).await; // the condition is asked again
    }
}
