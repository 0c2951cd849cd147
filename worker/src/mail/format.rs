//! The message on the wire (RFC 5322), text and HTML.

use std::time::{Duration, SystemTime};

use intercity_domain::kernel::{Error, Result};
use intercity_domain::messages::Mail;
use lettre::Message;
use lettre::message::{Mailbox, MultiPart};

/// The same mail gives the same Message-ID at every try.
pub(super) fn message(mail: &Mail, from: &Mailbox) -> Result<Message> {
    let to: Mailbox = mail.to.parse().map_err(Error::internal)?;
    let seconds = u64::try_from(mail.date.timestamp()).unwrap_or_default();
    Message::builder()
        .from(from.clone())
        .to(to)
        .subject(mail.subject.clone())
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
        .message_id(Some(format!("<{}@{}>", mail.id, from.email.domain())))
        .multipart(MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone()))
        .map_err(Error::internal)
}
