//! How errors of the domain look at the GraphQL edge: a stable code, violations, a request id, no internals.

use async_graphql::{Error, ErrorExtensionValues, Value};
use intercity_domain::kernel;

/// The error of every resolver; `?` turns domain errors into it.
#[derive(Debug)]
pub struct Fault(pub kernel::Error);

impl From<kernel::Error> for Fault {
    fn from(error: kernel::Error) -> Self {
        Self(error)
    }
}

impl From<Fault> for Error {
    fn from(Fault(error): Fault) -> Self {
        let mut values = ErrorExtensionValues::default();
        values.set("code", code(&error));
        match &error {
            kernel::Error::Refused(violations) => {
                if let Ok(json) = serde_json::to_value(violations).and_then(serde_json::from_value::<Value>) {
                    values.set("violations", json);
                }
            }
            kernel::Error::Throttled { retry_after } => values.set("retryAfter", *retry_after),
            kernel::Error::Internal(source) => {
                tracing::error!(error = %chain(source.as_ref()), "internal error");
            }
            kernel::Error::Unauthenticated
            | kernel::Error::NotFound
            | kernel::Error::Forbidden(_)
            | kernel::Error::Conflict(_)
            | kernel::Error::Unavailable(_) => {}
        }
        Self { message: message(&error), source: None, extensions: Some(values) }
    }
}

/// The stable code of an error.
pub fn code(error: &kernel::Error) -> &'static str {
    match error {
        kernel::Error::Unauthenticated => "UNAUTHENTICATED",
        kernel::Error::NotFound => "NOT_FOUND",
        kernel::Error::Forbidden(_) => "FORBIDDEN",
        kernel::Error::Refused(_) => "REFUSED",
        kernel::Error::Conflict(_) => "CONFLICT",
        kernel::Error::Throttled { .. } => "THROTTLED",
        kernel::Error::Unavailable(_) => "UNAVAILABLE",
        kernel::Error::Internal(_) => "INTERNAL",
    }
}

fn message(error: &kernel::Error) -> String {
    let text = match error {
        kernel::Error::Internal(_) => {
            "Something went wrong on our side. Try again; if it stays, tell us the request id.".to_owned()
        }
        other => other.to_string(),
    };
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// An error with all its causes, for the log.
pub fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}
