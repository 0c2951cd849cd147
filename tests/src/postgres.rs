//! One throw-away PostgreSQL cluster for each test program, and a database for each test from a migrated template.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// A running cluster. It ends with the test program, because a small shell waits for our end of a pipe to close.
pub struct Cluster {
    port: u16,
    next: AtomicU32,
    _dir: tempfile::TempDir,
    _watch: Child,
}

impl Cluster {
    /// The cluster of this test program, started on first use.
    pub fn shared() -> &'static Self {
        static CLUSTER: OnceLock<Cluster> = OnceLock::new();
        CLUSTER.get_or_init(Self::start)
    }

    fn start() -> Self {
        let cluster = Self::begin("off");
        assert!(cluster.psql("postgres", "CREATE DATABASE template_intercity"), "cannot make the template");
        let url = cluster.url("template_intercity");
        run(Command::new(super::app::program())
            .args(["migrate", "--database", &url, "--data"])
            .arg(cluster._dir.path().join("m")));
        cluster
    }

    /// A cluster of one's own whose commits reach the disk, for measurements.
    pub fn durable() -> Self {
        Self::begin("on")
    }

    /// A new, empty database; its URL.
    pub fn empty(&self, name: &str) -> String {
        assert!(self.psql("postgres", &format!("CREATE DATABASE {name}")), "cannot make {name}");
        self.url(name)
    }

    /// Where one of PostgreSQL's programs lies.
    pub fn binary(name: &str) -> PathBuf {
        binaries().join(name)
    }

    fn begin(fsync: &str) -> Self {
        let bin = binaries();
        let dir = tempfile::Builder::new().prefix("intercity-pg").tempdir().expect("a temporary folder");
        let data = dir.path().join("data");
        let user = unprivileged();
        if let Some(user) = user {
            run(Command::new("chown").arg(user).arg(dir.path()));
        }
        run(as_user(user, &bin.join("initdb")).args([
            "-D",
            &data.display().to_string(),
            "-U",
            "intercity",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        ]));
        let port = free_port();
        let mut command = String::new();
        if let Some(user) = user {
            command.push_str(&format!("setpriv --reuid {user} --regid {} --clear-groups ", group(user)));
        }
        let socket = dir.path().display();
        command.push_str(&format!(
            "{} -D {} -p {port} -k {socket} -c listen_addresses=127.0.0.1 -c fsync={fsync} -c max_wal_size=4GB -c max_connections=300 -c log_min_messages=fatal & pid=$!; cat >/dev/null; kill -INT $pid; wait $pid",
            bin.join("postgres").display(),
            data.display()
        ));
        let watch = Command::new("sh")
            .args(["-c", &command])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("a shell to run PostgreSQL");
        let cluster = Self { port, next: AtomicU32::new(0), _dir: dir, _watch: watch };
        let begun = Instant::now();
        while !cluster.psql("postgres", "SELECT 1") {
            assert!(begun.elapsed() < Duration::from_secs(60), "PostgreSQL did not start");
            std::thread::sleep(Duration::from_millis(50)); // the condition is asked again
        }
        cluster
    }

    /// A fresh, migrated database; its URL.
    pub fn database(&self) -> String {
        static ONE_AT_A_TIME: std::sync::Mutex<()> = std::sync::Mutex::new(());
        let name = format!("t{}", self.next.fetch_add(1, Ordering::Relaxed));
        let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        assert!(
            self.psql("postgres", &format!("CREATE DATABASE {name} TEMPLATE template_intercity")),
            "cannot make {name}"
        );
        self.url(&name)
    }

    fn url(&self, name: &str) -> String {
        format!("postgres://intercity@127.0.0.1:{}/{name}", self.port)
    }

    fn psql(&self, database: &str, sql: &str) -> bool {
        Command::new(binaries().join("psql"))
            .args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string(), "-U", "intercity", "-d", database, "-c", sql])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }
}

/// Where PostgreSQL's programs lie.
fn binaries() -> PathBuf {
    let mut places: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|dirs| dirs.flatten().map(|dir| dir.path().join("bin")).collect())
        .unwrap_or_default();
    places.sort();
    places.reverse();
    places.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    places
        .into_iter()
        .find(|place| place.join("initdb").exists() && place.join("postgres").exists())
        .expect("PostgreSQL is missing: apt-get install postgresql")
}

/// The server refuses to run as root: an ordinary user takes its place.
fn unprivileged() -> Option<&'static str> {
    let root = std::fs::read_to_string("/proc/self/status")
        .is_ok_and(|text| text.lines().any(|line| line.starts_with("Uid:\t0\t")));
    if !root {
        return None;
    }
    let known = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    Some(if known.lines().any(|line| line.starts_with("postgres:")) { "postgres" } else { "nobody" })
}

fn as_user(user: Option<&str>, program: &Path) -> Command {
    match user {
        Some(user) => {
            let mut command = Command::new("setpriv");
            command.args(["--reuid", user, "--regid", group(user).as_str(), "--clear-groups"]).arg(program);
            command
        }
        None => Command::new(program),
    }
}

fn group(user: &str) -> String {
    if user == "nobody" { "nogroup".into() } else { user.into() }
}

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port()
}

fn run(command: &mut Command) {
    let mut child =
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    let mut errors = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        let _ = stderr.read_to_string(&mut errors);
    }
    let status = child.wait().expect("a child to wait for");
    assert!(status.success(), "{command:?} failed: {errors}");
}
