//! How tus is answered: the version in every answer, and where the upload stands.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, HeaderName, HeaderValue};
use actix_web::{HttpResponse, HttpResponseBuilder};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use intercity_domain::files::Progress;

use super::VERSION;
use super::headers::RESUMABLE;

/// An answer that nobody keeps.
pub(super) fn begin(status: StatusCode) -> HttpResponseBuilder {
    let mut answer = HttpResponse::build(status);
    answer.insert_header((RESUMABLE, VERSION)).insert_header((CACHE_CONTROL, "no-store"));
    answer
}

/// An answer that says where the upload stands.
pub(super) fn standing(status: StatusCode, progress: &Progress) -> HttpResponse {
    let mut answer = begin(status);
    answer.insert_header(("upload-offset", progress.offset.to_string()));
    match progress.length {
        Some(length) => answer.insert_header(("upload-length", length.to_string())),
        None => answer.insert_header(("upload-defer-length", "1")),
    };
    if let Some(end) = progress.expires_at {
        answer.insert_header(("upload-expires", end.format("%a, %d %b %Y %H:%M:%S GMT").to_string()));
    }
    let (name, kind) = (STANDARD.encode(&progress.name), STANDARD.encode(&progress.media_type));
    answer.insert_header(("upload-metadata", format!("filename {name},filetype {kind}")));
    answer.finish()
}

/// Puts the version into an answer that was made elsewhere.
pub(super) fn sign(response: &mut HttpResponse) {
    set(response, RESUMABLE, VERSION);
}

/// Sets a header.
pub(super) fn set(response: &mut HttpResponse, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(HeaderName::from_static(name), value);
    }
}
