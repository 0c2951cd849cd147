//! A folder of `.eml` files: one for each message, however often it is handed over.

use std::path::{Path, PathBuf};

use async_trait::async_trait;
use intercity_domain::kernel::{Error, Result};
use intercity_domain::messages::{Mail, Mailer};
use lettre::message::Mailbox;

use super::format::message;

/// Writes mail into a folder.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    from: Mailbox,
}

impl Folder {
    /// Makes the folder when it is missing.
    ///
    /// # Errors
    /// `Unavailable` when it cannot be made.
    pub fn open(path: impl AsRef<Path>, from: Mailbox) -> Result<Self> {
        let path = path.as_ref().to_owned();
        std::fs::create_dir_all(&path).map_err(|error| cannot(&path, &error))?;
        Ok(Self { path, from })
    }
}

#[async_trait]
impl Mailer for Folder {
    async fn deliver(&self, mail: &Mail) -> Result<()> {
        let bytes = message(mail, &self.from)?.formatted();
        let (part, whole) = (self.path.join(format!("{}.part", mail.id)), self.path.join(format!("{}.eml", mail.id)));
        tokio::fs::write(&part, bytes).await.map_err(|error| cannot(&part, &error))?;
        tokio::fs::rename(&part, &whole).await.map_err(|error| cannot(&whole, &error))
    }
}

fn cannot(path: &Path, error: &std::io::Error) -> Error {
    Error::Unavailable(format!("Mail cannot be written to {}: {error}.", path.display()))
}
