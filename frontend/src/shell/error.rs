//! Why a page cannot be shown, and the faults that a form is given back with.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use serde::Deserialize;
use serde_json::Value;

/// One fault in what was sent: stable code, field, sentence in English.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Violation {
    /// For example `submission.deadline_passed`; translated by it.
    pub code: String,
    /// The field, as named in the form; empty for the whole.
    #[serde(default)]
    pub path: String,
    /// What to do, in English.
    pub message: String,
}

/// Why a page cannot be shown. The shell turns it into a page in the reader's language.
#[derive(Clone, Debug)]
pub enum PageError {
    /// It does not exist, or the reader may not know that it does.
    NotFound,
    /// The reader may see it but not do this; with the reason.
    Forbidden(String),
    /// Somebody has to sign in first; leads to the sign-in page and back.
    Unauthenticated,
    /// Too many tries.
    Throttled {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// A fault in what was sent, on a page that has no form to show it in.
    Refused(Vec<Violation>),
    /// Somebody else changed it in between; the text says what to do.
    Conflict(String),
    /// Something outside does not answer now.
    Unavailable(String),
    /// The form was not sent from our page, or is too old.
    Forged,
    /// What was sent is larger than allowed.
    TooLarge,
    /// A fault of ours; the request id finds it in the log.
    Internal {
        /// The id under which the log knows the request.
        request_id: Option<String>,
    },
}

impl PageError {
    /// A fault of ours that has just been found; logs it.
    pub fn internal(what: &str, source: impl fmt::Display) -> Self {
        tracing::error!(error = %source, "{what}");
        Self::Internal { request_id: None }
    }

    /// From one error of a GraphQL response.
    pub fn from_graphql(error: &Value) -> Self {
        let message = || error.get("message").and_then(Value::as_str).unwrap_or_default().to_owned();
        let extension = |name: &str| error.get("extensions").and_then(|extensions| extensions.get(name));
        match extension("code").and_then(Value::as_str).unwrap_or_default() {
            "UNAUTHENTICATED" => Self::Unauthenticated,
            "NOT_FOUND" => Self::NotFound,
            "FORBIDDEN" => Self::Forbidden(message()),
            "REFUSED" => {
                Self::Refused(extension("violations").and_then(|v| Vec::deserialize(v).ok()).unwrap_or_else(|| {
                    vec![Violation { code: "request".into(), path: String::new(), message: message() }]
                }))
            }
            "CONFLICT" => Self::Conflict(message()),
            "THROTTLED" => Self::Throttled {
                retry_after: extension("retryAfter")
                    .and_then(Value::as_u64)
                    .and_then(|seconds| u32::try_from(seconds).ok())
                    .unwrap_or(60),
            },
            "UNAVAILABLE" => Self::Unavailable(message()),
            "INTERNAL" => {
                Self::Internal { request_id: extension("requestId").and_then(Value::as_str).map(str::to_owned) }
            }
            _ => {
                tracing::error!(%error, "a page sent a request that the API does not understand");
                Self::Internal { request_id: extension("requestId").and_then(Value::as_str).map(str::to_owned) }
            }
        }
    }
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::Forbidden(why) | Self::Conflict(why) | Self::Unavailable(why) => f.write_str(why),
            Self::Unauthenticated => f.write_str("not signed in"),
            Self::Throttled { retry_after } => write!(f, "again in {retry_after} seconds"),
            Self::Refused(faults) => {
                faults.iter().try_for_each(|fault| write!(f, "{}: {} ", fault.path, fault.message))
            }
            Self::Forged => f.write_str("form token missing or wrong"),
            Self::TooLarge => f.write_str("too large"),
            Self::Internal { .. } => f.write_str("internal error"),
        }
    }
}

impl ResponseError for PageError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden(_) | Self::Forged => StatusCode::FORBIDDEN,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Throttled { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Bare: the shell's middleware replaces it by a page.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::build(self.status_code()).finish()
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::internal("a template cannot be rendered", error)
    }
}
