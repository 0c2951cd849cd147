//! Settings that rules depend on; the program fills them from its configuration.

use chrono::TimeDelta;

/// Settings of the domain. Every default is safe on one machine.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach the platform, without a trailing slash.
    pub public_url: String,
    /// The secret under which our own file URLs are signed (HMAC-SHA-256), at least 32 bytes.
    pub url_secret: Vec<u8>,
    /// How long an access token is valid.
    pub access_token_life: TimeDelta,
    /// How long a refresh token is valid after its last use.
    pub refresh_token_life: TimeDelta,
    /// How long a signed download URL is valid; at most 15 minutes.
    pub download_life: TimeDelta,
    /// How long a signed upload URL is valid.
    pub upload_life: TimeDelta,
    /// How long an upload that is sent in pieces may take from its beginning.
    pub resumable_life: TimeDelta,
    /// The largest file that may be uploaded, in bytes.
    pub max_upload: u64,
    /// How many bytes an organisation may store unless an administrator set something else for it.
    pub storage_quota: u64,
    /// For how long a download that is handed to the store by a redirect may be begun there without us; `None` when
    /// every byte goes through us. The lag between a revocation and the last refusal grows by it.
    pub store_redirect_life: Option<TimeDelta>,
    /// Only files of at least so many bytes are handed to the store.
    pub store_redirect_from: u64,
    /// How long winners and operators have to confirm.
    pub confirm_life: TimeDelta,
    /// When no worker has looked into the queue for so long, that is alarming.
    pub worker_alarm: TimeDelta,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_url: "http://127.0.0.1:8080".into(),
            url_secret: Vec::new(),
            access_token_life: TimeDelta::minutes(10),
            refresh_token_life: TimeDelta::days(30),
            download_life: TimeDelta::minutes(15),
            upload_life: TimeDelta::hours(1),
            resumable_life: TimeDelta::days(7),
            max_upload: 50 * 1024 * 1024 * 1024,
            storage_quota: 200 * 1024 * 1024 * 1024,
            store_redirect_life: None,
            store_redirect_from: 64 * 1024 * 1024,
            confirm_life: TimeDelta::days(14),
            worker_alarm: TimeDelta::seconds(60),
        }
    }
}
