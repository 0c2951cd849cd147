//! Why somebody is refused: a status, a stable code, a sentence.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use serde_json::json;

/// A refusal.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("{code}: {message}")]
pub struct Refused {
    status: u16,
    /// Stable.
    pub code: &'static str,
    message: &'static str,
}

impl Refused {
    /// Credentials are missing or worth nothing.
    pub const fn unauthorised(code: &'static str, message: &'static str) -> Self {
        Self { status: 401, code, message }
    }

    /// The credentials are good, the grant is not.
    pub const fn forbidden(code: &'static str, message: &'static str) -> Self {
        Self { status: 403, code, message }
    }

    /// This server cannot find out now, so it refuses.
    pub const fn closed(code: &'static str, message: &'static str) -> Self {
        Self { status: 503, code, message }
    }

    /// What was sent cannot be read.
    pub const fn unreadable(code: &'static str, message: &'static str) -> Self {
        Self { status: 400, code, message }
    }

    /// It is not there.
    pub const fn missing(code: &'static str, message: &'static str) -> Self {
        Self { status: 404, code, message }
    }
}

impl ResponseError for Refused {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::build(self.status_code()).json(json!({ "code": self.code, "message": self.message }))
    }
}
