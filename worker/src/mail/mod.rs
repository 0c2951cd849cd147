//! How mail leaves: into a folder of `.eml` files, or to an SMTP server.

mod folder;
mod format;
mod smtp;

use std::sync::Arc;

use intercity_domain::kernel::{Error, Result};
use intercity_domain::messages::Mailer;

pub use folder::Folder;
pub use smtp::Smtp;

/// Opens `smtp://user:password@host:port`, `smtps://…`, or a folder, which is made when missing.
/// `from` is the sender, for example `Intercity <no-reply@example.org>`.
///
/// # Errors
/// `Unavailable` with a sentence for the operator.
pub fn open(url: &str, from: &str) -> Result<Arc<dyn Mailer>> {
    let from = from
        .parse()
        .map_err(|error| Error::Unavailable(format!("The sender of mail, “{from}”, is not an address: {error}.")))?;
    if url.starts_with("smtp://") || url.starts_with("smtps://") {
        Ok(Arc::new(Smtp::open(url, from)?))
    } else {
        Ok(Arc::new(Folder::open(url.strip_prefix("file://").unwrap_or(url), from)?))
    }
}
