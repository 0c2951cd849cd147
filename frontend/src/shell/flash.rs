//! A message that is shown once, on the page after a redirect.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::signing;

/// Carries the message over the redirect.
pub const COOKIE: &str = "intercity_flash";

/// The message: a key of the locales and at most one argument, `name`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Flash {
    /// Key of the text.
    pub key: String,
    /// Value of `{ $name }` in the text.
    pub name: String,
}

impl Flash {
    /// The cookie's value: content and signature.
    pub fn seal(&self, secret: &[u8]) -> String {
        let content = URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default());
        let signature = signing::sign(secret, "flash", &[&content]);
        format!("{content}.{signature}")
    }

    /// The message of a cookie that we made.
    pub fn open(secret: &[u8], value: &str) -> Option<Self> {
        let (content, signature) = value.split_once('.')?;
        signing::verify(secret, "flash", &[content], signature)
            .then(|| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(content).ok()?).ok())
            .flatten()
    }
}
