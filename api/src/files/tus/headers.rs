//! What a tus client says in its headers.

use actix_web::HttpRequest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use intercity_domain::files::Checksum;
use intercity_domain::kernel::{Error, Result};

/// Names the version of the protocol.
pub(super) const RESUMABLE: &str = "tus-resumable";
/// For surroundings that let no `PATCH` through.
pub(super) const OVERRIDE: &str = "x-http-method-override";

/// A header as text.
pub(super) fn text<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    request.headers().get(name).and_then(|value| value.to_str().ok()).map(str::trim)
}

/// A number of bytes.
pub(super) fn number(request: &HttpRequest, name: &str) -> Result<Option<u64>> {
    let Some(text) = text(request, name) else { return Ok(None) };
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse() {
        Ok(number) if digits => Ok(Some(number)),
        _ => Err(Error::refused("file.header", name, format!("{name} must be a whole number of bytes."))),
    }
}

/// What the piece hashes to, when the client says so.
pub(super) fn checksum(request: &HttpRequest) -> Result<Option<Checksum>> {
    let Some(text) = text(request, "upload-checksum") else { return Ok(None) };
    let read = || {
        let (name, value) = text.split_once(' ')?;
        Checksum::new(&name.to_ascii_lowercase(), STANDARD.decode(value.trim()).ok()?)
    };
    let names = Checksum::NAMES;
    read().map(Some).ok_or_else(|| {
        Error::refused("file.header", "upload-checksum", format!("Upload-Checksum must be one of {names} and base64."))
    })
}

/// A header that has to be there.
pub(super) fn missing(name: &str) -> Error {
    Error::refused("file.header", name.to_ascii_lowercase().as_str(), format!("{name} is missing."))
}
