//! How a file request that is refused is answered: a status, and a body that says what to do.

use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT, CACHE_CONTROL};
use actix_web::{HttpRequest, HttpResponse};
use intercity_domain::kernel::Error;

use crate::graphql::{chain, code};

/// The answer: problem details (RFC 9457), or the sentence alone for a browser.
pub fn refuse(request: &HttpRequest, error: &Error) -> HttpResponse {
    let status = status(error);
    let sentence = sentence(error);
    let mut answer = HttpResponse::build(status);
    answer.insert_header((CACHE_CONTROL, "no-store"));
    let browser =
        request.headers().get(ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|accept| accept.contains("text/html"));
    if browser {
        return answer.content_type("text/plain; charset=utf-8").body(format!("{sentence}\n"));
    }
    let mut problem = serde_json::json!({
        "type": "about:blank",
        "title": status.canonical_reason(),
        "status": status.as_u16(),
        "detail": sentence,
        "code": code(error),
    });
    if let (Error::Refused(violations), Some(map)) = (error, problem.as_object_mut()) {
        map.insert("violations".into(), serde_json::to_value(violations).unwrap_or_default());
    }
    answer.content_type("application/problem+json").body(problem.to_string())
}

fn status(error: &Error) -> StatusCode {
    match error {
        Error::Unauthenticated => StatusCode::UNAUTHORIZED,
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Forbidden(_) => StatusCode::FORBIDDEN,
        Error::Refused(violations) => {
            let codes: Vec<&str> = violations.iter().map(|violation| violation.code.as_str()).collect();
            match codes.as_slice() {
                ["file.too_large" | "file.quota" | "file.pieces"] => StatusCode::PAYLOAD_TOO_LARGE,
                ["file.incomplete" | "file.empty" | "file.header" | "file.length_changed"] => StatusCode::BAD_REQUEST,
                ["file.upload_ended"] => StatusCode::GONE,
                ["file.checksum"] => checksum_mismatch(),
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            }
        }
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::Throttled { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// 460, which tus gives to a piece that arrived changed.
fn checksum_mismatch() -> StatusCode {
    StatusCode::from_u16(460).unwrap_or(StatusCode::BAD_REQUEST)
}

fn sentence(error: &Error) -> String {
    match error {
        Error::Internal(source) => {
            tracing::error!(error = %chain(source.as_ref()), "internal error");
            "Something went wrong on our side. Try again.".into()
        }
        Error::Refused(violations) => {
            violations.iter().map(|violation| violation.message.as_str()).collect::<Vec<_>>().join(" ")
        }
        Error::NotFound => "There is no such file.".into(),
        Error::Unauthenticated => "Sign in and ask for a new link.".into(),
        other => other.to_string(),
    }
}
