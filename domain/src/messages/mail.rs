//! The door through which mail leaves.

use crate::kernel::{MessageId, Result, Timestamp};

/// A finished mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The row it was made from; its Message-ID, the same at every try.
    pub id: MessageId,
    /// To whom.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// The text, with its link.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// When it was composed.
    pub date: Timestamp,
}

/// Hands mail over: to a folder, or to an SMTP server.
#[async_trait::async_trait]
pub trait Mailer: Send + Sync {
    /// Hands a mail over. The same mail may come again after a crash: it bears the same id.
    ///
    /// # Errors
    /// `Unavailable` when the other side does not take it now.
    async fn deliver(&self, mail: &Mail) -> Result<()>;
}
