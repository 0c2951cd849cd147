//! How documents of the catalogue are sent: kept by caches for a minute, asked for again by their mark, open to pages
//! of others.

use actix_web::http::header::{
    ACCEPT, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, ETAG, HeaderName, HeaderValue, IF_NONE_MATCH, LAST_MODIFIED,
    LINK, RETRY_AFTER, VARY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use intercity_domain::kernel::Error;
use sha2::{Digest, Sha256};

use crate::graphql::{chain, code};

/// A document to be sent.
pub struct Document {
    /// Its media type, with the character set.
    pub kind: String,
    /// Its bytes.
    pub body: Vec<u8>,
    /// Where else to go from here: address, relation, media type (or nothing).
    pub links: Vec<(String, &'static str, &'static str)>,
    /// Whether the address answers in several forms.
    pub negotiated: bool,
    /// When what it tells of changed last.
    pub modified: Option<DateTime<Utc>>,
}

/// Sends it, or says that the reader has it already.
pub fn send(request: &HttpRequest, document: Document) -> HttpResponse {
    // Weak: the same words may travel compressed.
    let etag = format!("W/\"{}\"", hex::encode(Sha256::digest(&document.body).get(..16).unwrap_or_default()));
    let sent = header(request, &IF_NONE_MATCH).unwrap_or_default();
    let same = sent
        .split(',')
        .map(str::trim)
        .any(|tag| tag == "*" || tag.trim_start_matches("W/") == etag.trim_start_matches("W/"));
    let mut answer = HttpResponse::build(if same { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
    answer
        .insert_header((ETAG, etag))
        .insert_header((CACHE_CONTROL, "public, max-age=60"))
        .insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"));
    if document.negotiated {
        answer.insert_header((VARY, "Accept"));
    }
    if let Some(at) = document.modified {
        answer.insert_header((LAST_MODIFIED, at.format("%a, %d %b %Y %H:%M:%S GMT").to_string()));
    }
    for (address, relation, kind) in &document.links {
        let kind = if kind.is_empty() { String::new() } else { format!("; type=\"{kind}\"") };
        answer.append_header((LINK, format!("<{address}>; rel=\"{relation}\"{kind}")));
    }
    if same {
        return answer.finish();
    }
    answer.content_type(document.kind);
    if request.method() == Method::HEAD {
        let length = u64::try_from(document.body.len()).unwrap_or_default();
        return answer.no_chunking(length).body(());
    }
    answer.body(document.body)
}

/// Says why there is no document (RFC 9457).
pub fn refuse(error: &Error) -> HttpResponse {
    let (status, sentence) = match error {
        Error::NotFound => (StatusCode::NOT_FOUND, "There is nothing at this address.".to_owned()),
        Error::Forbidden(reason) => (StatusCode::FORBIDDEN, reason.clone()),
        Error::Unauthenticated => (StatusCode::UNAUTHORIZED, "Sign in and download it from its page.".to_owned()),
        Error::Refused(violations) => {
            let sentences: Vec<&str> = violations.iter().map(|violation| violation.message.as_str()).collect();
            (StatusCode::UNPROCESSABLE_ENTITY, sentences.join(" "))
        }
        Error::Unavailable(_) => (StatusCode::SERVICE_UNAVAILABLE, "Try again in a moment.".to_owned()),
        Error::Internal(source) => {
            tracing::error!(error = %chain(source.as_ref()), "internal error");
            (StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong on our side. Try again.".to_owned())
        }
        Error::Conflict(_) => (StatusCode::CONFLICT, error.to_string()),
        Error::Throttled { .. } => (StatusCode::TOO_MANY_REQUESTS, error.to_string()),
    };
    let mut answer = problem(status, &sentence, code(error));
    if let Error::Throttled { retry_after } = error {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*retry_after));
    }
    answer
}

/// Says that there is no form that the reader would like.
pub fn not_acceptable() -> HttpResponse {
    let sentence = "Ask for text/turtle, application/ld+json, application/rdf+xml or text/html.";
    problem(StatusCode::NOT_ACCEPTABLE, sentence, "NOT_ACCEPTABLE")
}

fn problem(status: StatusCode, sentence: &str, code: &str) -> HttpResponse {
    let body = serde_json::json!({
        "type": "about:blank",
        "title": status.canonical_reason(),
        "status": status.as_u16(),
        "detail": sentence,
        "code": code,
    });
    let mut answer = HttpResponse::build(status);
    answer.insert_header((CACHE_CONTROL, "no-store")).insert_header((VARY, "Accept"));
    answer.content_type("application/problem+json").body(body.to_string())
}

/// What the reader would like to have.
pub fn accept(request: &HttpRequest) -> Option<&str> {
    header(request, &ACCEPT)
}

fn header<'a>(request: &'a HttpRequest, name: &HeaderName) -> Option<&'a str> {
    request.headers().get(name).and_then(|value| value.to_str().ok())
}
