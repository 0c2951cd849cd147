//! Configuration: a TOML file, then environment variables `INTERCITY_…`, then flags. The only reader of the environment.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use intercity_domain::kernel::{Durability, Settings};
use serde::{Deserialize, Serialize};

use crate::reads::Reads;

/// What may be set, all of it optional; the same names in the file, the environment and the flags.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Options {
    /// Configuration file (TOML); `intercity.toml` when it exists
    #[arg(long, env = "INTERCITY_CONFIG", global = true)]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// Folder for the database, the files, the mail and the secret of one machine
    #[arg(long, env = "INTERCITY_DATA", value_name = "DIR", global = true)]
    pub data: Option<PathBuf>,
    /// Address to listen on
    #[arg(long, env = "INTERCITY_LISTEN", value_name = "HOST:PORT", global = true)]
    pub listen: Option<SocketAddr>,
    /// Where people reach the platform, for example `https://intercity.example`
    #[arg(long, env = "INTERCITY_PUBLIC_URL", value_name = "URL", global = true)]
    pub public_url: Option<String>,
    /// Database: sqlite:///path or postgres://user:password@host/database
    #[arg(long, env = "INTERCITY_DATABASE", value_name = "URL", hide_env_values = true, global = true)]
    pub database: Option<String>,
    /// Connections to the database; on PostgreSQL four more for the queue
    #[arg(long, env = "INTERCITY_POOL", value_name = "N", global = true)]
    pub pool: Option<u32>,
    /// How SQLite waits for the disk: normal or full
    #[arg(skip)]
    pub durability: Option<Durability>,
    /// Object store: a folder or s3://bucket
    #[arg(long, env = "INTERCITY_STORE", value_name = "URL", global = true)]
    pub store: Option<String>,
    /// S3: endpoint, when it is not AWS
    #[arg(long, env = "INTERCITY_S3_ENDPOINT", value_name = "URL", global = true)]
    pub s3_endpoint: Option<String>,
    /// S3: region
    #[arg(long, env = "INTERCITY_S3_REGION", global = true)]
    pub s3_region: Option<String>,
    /// S3: access key id
    #[arg(long, env = "INTERCITY_S3_KEY", hide_env_values = true, global = true)]
    pub s3_key: Option<String>,
    /// S3: secret access key
    #[arg(long, env = "INTERCITY_S3_SECRET", hide_env_values = true, global = true)]
    pub s3_secret: Option<String>,
    /// Hand large files to the S3 store by a redirect, after the check of the grant: no byte of theirs passes through us
    #[arg(long, env = "INTERCITY_STORE_REDIRECT", value_name = "BOOL", num_args = 0..=1, default_missing_value = "true", global = true)]
    pub store_redirect: Option<bool>,
    /// Seconds in which such a download must have begun, at most 60; a revocation takes so much longer to bite
    #[arg(long, env = "INTERCITY_STORE_REDIRECT_SECONDS", value_name = "N", global = true)]
    pub store_redirect_seconds: Option<u32>,
    /// Bytes from which on a file counts as large for that
    #[arg(long, env = "INTERCITY_STORE_REDIRECT_FROM", value_name = "BYTES", global = true)]
    pub store_redirect_from: Option<u64>,
    /// The largest file that is taken, in bytes
    #[arg(long, env = "INTERCITY_MAX_UPLOAD", value_name = "BYTES", global = true)]
    pub max_upload: Option<u64>,
    /// Bytes that an organisation may store, unless an administrator sets something else for it
    #[arg(long, env = "INTERCITY_STORAGE_QUOTA", value_name = "BYTES", global = true)]
    pub storage_quota: Option<u64>,
    /// Mail server: smtp://user:password@host:port; without it mail is written to a folder
    #[arg(long, env = "INTERCITY_SMTP", value_name = "URL", hide_env_values = true, global = true)]
    pub smtp: Option<String>,
    /// Sender of mail
    #[arg(long, env = "INTERCITY_MAIL_FROM", value_name = "ADDRESS", global = true)]
    pub mail_from: Option<String>,
    /// Secret for links and file URLs, at least 32 characters; the same in all processes
    #[arg(long, env = "INTERCITY_SECRET", hide_env_values = true, global = true)]
    pub secret: Option<String>,
    /// Jobs of one kind at once in one worker, at most
    #[arg(long, env = "INTERCITY_CONCURRENCY", value_name = "N", global = true)]
    pub concurrency: Option<usize>,
    /// Seconds without a look into the queue after which /healthz/worker alarms
    #[arg(long, env = "INTERCITY_WORKER_ALARM", value_name = "SECONDS", global = true)]
    pub worker_alarm: Option<u32>,
    /// Opens /metrics to who sends it as bearer token; without it only this machine may read
    #[arg(long, env = "INTERCITY_METRICS_TOKEN", hide_env_values = true, global = true)]
    pub metrics_token: Option<String>,
    /// Where a worker of its own proves that ended access is refused: an API process, without TLS
    #[arg(long, env = "INTERCITY_PROBE", value_name = "HOST:PORT", global = true)]
    pub probe: Option<String>,
    /// Reads of the public catalogue from one network address in a minute; 0 for no bound
    #[arg(long, env = "INTERCITY_PUBLIC_READS", value_name = "N", global = true)]
    pub public_reads: Option<u32>,
    /// Hosts beside the public network that may be harvested and pushed to: host or host:port, several with commas
    #[arg(
        long = "allow-host",
        env = "INTERCITY_ALLOW_HOSTS",
        value_name = "HOST",
        value_delimiter = ',',
        global = true
    )]
    pub allow_hosts: Option<Vec<String>>,
    /// Logs: text or json
    #[arg(long, env = "INTERCITY_LOG_FORMAT", value_parser = ["text", "json"], global = true)]
    pub log_format: Option<String>,
    /// What is logged, for example info,sea_orm=warn
    #[arg(long, env = "INTERCITY_LOG", global = true)]
    pub log: Option<String>,
}

/// The configuration in force.
#[derive(Clone, Debug, Serialize)]
pub struct Config {
    /// Folder of one machine.
    pub data: PathBuf,
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Without a trailing slash.
    pub public_url: String,
    /// Database URL.
    pub database: String,
    /// Connections.
    pub pool: u32,
    /// How SQLite waits for the disk.
    pub durability: Durability,
    /// Folder or `s3://bucket`.
    pub store: String,
    /// S3 endpoint.
    pub s3_endpoint: Option<String>,
    /// S3 region.
    pub s3_region: String,
    /// S3 key id.
    pub s3_key: Option<String>,
    /// S3 secret.
    pub s3_secret: Option<String>,
    /// Whether large files are handed to the store.
    pub store_redirect: bool,
    /// Seconds in which a download at the store must have begun.
    pub store_redirect_seconds: u32,
    /// Bytes from which on a file is large.
    pub store_redirect_from: u64,
    /// The largest file that is taken.
    pub max_upload: u64,
    /// Bytes that an organisation may store.
    pub storage_quota: u64,
    /// SMTP URL.
    pub smtp: Option<String>,
    /// Sender of mail.
    pub mail_from: String,
    /// The secret given; otherwise one is made in the data folder.
    pub secret: Option<String>,
    /// Jobs of one kind at once.
    pub concurrency: usize,
    /// Seconds without a look into the queue that alarm.
    pub worker_alarm: u32,
    /// Opens `/metrics`.
    pub metrics_token: Option<String>,
    /// `host:port` of an API process, for proofs.
    pub probe: Option<String>,
    /// Reads of the public catalogue from one address in a minute.
    pub public_reads: u32,
    /// Hosts beside the public network that may be asked.
    pub allow_hosts: Vec<String>,
    /// text or json.
    pub log_format: String,
    /// Filter of the log.
    pub log: String,
}

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file could not be read.
    #[error("cannot read the configuration file {path}: {source}")]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not what was expected.
    #[error("the configuration file {path} is not right: {source}")]
    Parse {
        /// Which file.
        path: PathBuf,
        /// Where and why.
        source: Box<toml::de::Error>,
    },
    /// A value cannot be used.
    #[error("{0}")]
    Value(String),
}

impl Config {
    /// Flags and environment over the file over the defaults.
    ///
    /// # Errors
    /// When the file or a value cannot be used.
    pub fn load(options: Options) -> Result<Self, ConfigError> {
        let file = match &options.config {
            Some(path) => read(path)?,
            None if Path::new("intercity.toml").exists() => read(Path::new("intercity.toml"))?,
            None => Options::default(),
        };
        let data = options.data.or(file.data).unwrap_or_else(|| "data".into());
        let listen = options.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let defaults = Settings::default();
        let config = Self {
            listen,
            public_url: options
                .public_url
                .or(file.public_url)
                .unwrap_or_else(|| format!("http://{listen}"))
                .trim_end_matches('/')
                .to_owned(),
            database: options
                .database
                .or(file.database)
                .unwrap_or_else(|| format!("sqlite://{}", data.join("intercity.db").display())),
            pool: options.pool.or(file.pool).unwrap_or(10),
            durability: options.durability.or(file.durability).unwrap_or_default(),
            store: options.store.or(file.store).unwrap_or_else(|| data.join("files").display().to_string()),
            s3_endpoint: options.s3_endpoint.or(file.s3_endpoint),
            s3_region: options.s3_region.or(file.s3_region).unwrap_or_else(|| "eu-central-1".into()),
            s3_key: options.s3_key.or(file.s3_key),
            s3_secret: options.s3_secret.or(file.s3_secret),
            store_redirect: options.store_redirect.or(file.store_redirect).unwrap_or(false),
            store_redirect_seconds: options.store_redirect_seconds.or(file.store_redirect_seconds).unwrap_or(60),
            store_redirect_from: options
                .store_redirect_from
                .or(file.store_redirect_from)
                .unwrap_or(defaults.store_redirect_from),
            max_upload: options.max_upload.or(file.max_upload).unwrap_or(defaults.max_upload),
            storage_quota: options.storage_quota.or(file.storage_quota).unwrap_or(defaults.storage_quota),
            smtp: options.smtp.or(file.smtp),
            mail_from: options.mail_from.or(file.mail_from).unwrap_or_else(|| "Intercity <intercity@localhost>".into()),
            secret: options.secret.or(file.secret),
            concurrency: options.concurrency.or(file.concurrency).unwrap_or(10),
            worker_alarm: options.worker_alarm.or(file.worker_alarm).unwrap_or(60),
            metrics_token: options.metrics_token.or(file.metrics_token),
            probe: options.probe.or(file.probe),
            public_reads: options.public_reads.or(file.public_reads).unwrap_or(Reads::USUAL),
            allow_hosts: options.allow_hosts.or(file.allow_hosts).unwrap_or_default(),
            log_format: options.log_format.or(file.log_format).unwrap_or_else(|| "text".into()),
            log: options
                .log
                .or(file.log)
                .unwrap_or_else(|| "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn".into()),
            data,
        };
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let fail = |text: String| Err(ConfigError::Value(text));
        if !["sqlite://", "postgres://", "postgresql://"].iter().any(|p| self.database.starts_with(p)) {
            return fail("the database must begin with sqlite:// or postgres://".into());
        }
        match url::Url::parse(&self.public_url) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => {}
            _ => return fail(format!("the public URL `{}` must begin with http:// or https://", self.public_url)),
        }
        if self.secret.as_ref().is_some_and(|secret| secret.len() < 32) {
            return fail("the secret must have at least 32 characters".into());
        }
        if self.metrics_token.as_ref().is_some_and(|token| token.len() < 16) {
            return fail("the token for metrics must have at least 16 characters".into());
        }
        if self.store_redirect && !self.store.starts_with("s3://") {
            return fail(
                "only an S3 store can be redirected to: leave --store-redirect out, or choose --store s3://bucket"
                    .into(),
            );
        }
        if self.store_redirect && !(1..=60).contains(&self.store_redirect_seconds) {
            return fail("--store-redirect-seconds must lie between 1 and 60".into());
        }
        // The databases count bytes in signed numbers.
        if [self.max_upload, self.storage_quota].iter().any(|bytes| *bytes == 0 || i64::try_from(*bytes).is_err()) {
            return fail("--max-upload and --storage-quota must be at least 1 byte".into());
        }
        if self.concurrency == 0 || self.pool == 0 {
            return fail("concurrency and pool must be at least 1".into());
        }
        if self.database.starts_with("postgres") && self.store.starts_with("s3://") && self.secret.is_none() {
            return fail("several machines share one secret: set INTERCITY_SECRET (at least 32 characters)".into());
        }
        Ok(())
    }

    /// The configuration as TOML, with everything secret replaced.
    pub fn shown(&self) -> String {
        let hide = |secret: &Option<String>| secret.as_ref().map(|_| "(set)".to_owned());
        let shown = Self {
            database: without_password(&self.database),
            smtp: self.smtp.as_deref().map(without_password),
            s3_key: hide(&self.s3_key),
            s3_secret: hide(&self.s3_secret),
            secret: hide(&self.secret),
            metrics_token: hide(&self.metrics_token),
            ..self.clone()
        };
        toml::to_string_pretty(&shown).unwrap_or_default()
    }
}

fn read(path: &Path) -> Result<Options, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Read { path: path.into(), source })?;
    toml::from_str(&text).map_err(|source| ConfigError::Parse { path: path.into(), source: Box::new(source) })
}

/// A URL with its password replaced.
pub fn without_password(text: &str) -> String {
    match url::Url::parse(text) {
        Ok(mut url) if url.password().is_some() => {
            // Refused only for URLs without a host, which have no password.
            let _ = url.set_password(Some("***"));
            url.to_string()
        }
        _ => text.to_owned(),
    }
}

/// Debug builds, and those that measure: the file with the seconds by which tests shift the clock.
#[cfg(any(debug_assertions, feature = "measuring"))]
#[allow(clippy::disallowed_methods)] // this file is the door to the environment
pub fn test_clock() -> Option<PathBuf> {
    std::env::var_os("INTERCITY_TEST_CLOCK").map(PathBuf::from)
}

/// Debug builds only: the file that names the point at which the program is to die.
#[cfg(debug_assertions)]
#[allow(clippy::disallowed_methods)] // this file is the door to the environment
pub fn test_crash() -> Option<PathBuf> {
    std::env::var_os("INTERCITY_TEST_CRASH").map(PathBuf::from)
}
