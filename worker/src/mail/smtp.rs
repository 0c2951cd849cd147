//! An SMTP server.

use async_trait::async_trait;
use intercity_domain::kernel::{Error, Result};
use intercity_domain::messages::{Mail, Mailer};
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::format::message;

/// Hands mail to a server.
pub struct Smtp {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// From a URL like `smtp://user:password@host:587?tls=required`. Connects only when there is mail.
    ///
    /// # Errors
    /// `Unavailable` when the URL is not one.
    pub fn open(url: &str, from: Mailbox) -> Result<Self> {
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| Error::Unavailable(format!("The address of the mail server cannot be used: {error}.")))?
            .build();
        Ok(Self { server, from })
    }
}

#[async_trait]
impl Mailer for Smtp {
    async fn deliver(&self, mail: &Mail) -> Result<()> {
        let message = message(mail, &self.from)?;
        match self.server.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => {
                tracing::warn!(%error, mail = %mail.id, "the mail server did not take a mail");
                Err(Error::Unavailable(format!("The mail server did not take it: {error}.")))
            }
        }
    }
}
