//! The one error of the domain, and the violations that a refusal is made of.

use serde::{Deserialize, Serialize};

/// The result of every command and query.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in, and somebody must be.
    #[error("sign in to do this")]
    Unauthenticated,
    /// It does not exist, or the viewer may not know that it does.
    #[error("not found")]
    NotFound,
    /// The viewer may see it but not do this to it; the reason is a sentence for them.
    #[error("{0}")]
    Forbidden(String),
    /// The input or the state does not allow it; every fault at once.
    #[error("refused: {}", .0.iter().map(|v| v.message.as_str()).collect::<Vec<_>>().join(" "))]
    Refused(Vec<Violation>),
    /// Somebody else changed it in between; the text says what to do.
    #[error("{0}")]
    Conflict(String),
    /// Too many tries; again after so many seconds.
    #[error("too many tries; try again in {retry_after} seconds")]
    Throttled {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// Something outside (store, mail, partner, database) does not answer now.
    #[error("{0}")]
    Unavailable(String),
    /// A fault of ours; never shown, only traced.
    #[error("internal error")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// One fault in what was asked: a stable code, the field it concerns, a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// Stable, machine-readable, `feature.fault`, for example `submission.deadline_passed`.
    pub code: String,
    /// The field in the input, as in GraphQL (`form.questions.2.label`); empty for the whole.
    pub path: String,
    /// A sentence in English that says what to do; pages translate by `code`.
    pub message: String,
}

impl Violation {
    /// A violation of one field.
    pub fn new(code: impl Into<String>, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code: code.into(), path: path.into(), message: message.into() }
    }
}

impl Error {
    /// A refusal with a single violation.
    pub fn refused(code: &str, path: &str, message: impl Into<String>) -> Self {
        Self::Refused(vec![Violation::new(code, path, message)])
    }

    /// Wraps a fault of ours.
    pub fn internal(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(source.into())
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        match error {
            sea_orm::DbErr::ConnectionAcquire(_) => {
                Self::Unavailable("The database does not answer. Try again in a moment.".into())
            }
            other => Self::internal(other),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}

/// Collects violations so that bad input gets all of them at once.
#[derive(Debug, Default)]
pub struct Faults(Vec<Violation>);

impl Faults {
    /// Nothing wrong so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a violation.
    pub fn push(&mut self, code: &str, path: impl Into<String>, message: impl Into<String>) {
        self.0.push(Violation::new(code, path, message));
    }

    /// Adds a violation unless `ok` holds.
    pub fn check(&mut self, ok: bool, code: &str, path: impl Into<String>, message: impl Into<String>) {
        if !ok {
            self.push(code, path, message);
        }
    }

    /// Takes over the violations of another check; any other error is returned as it is.
    pub fn absorb<T>(&mut self, outcome: Result<T>) -> Result<Option<T>> {
        match outcome {
            Ok(value) => Ok(Some(value)),
            Err(Error::Refused(more)) => {
                self.0.extend(more);
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }

    /// Whether nothing was found wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The violations, as they are.
    pub fn into_vec(self) -> Vec<Violation> {
        self.0
    }

    /// `Refused` with everything found, or nothing.
    pub fn finish(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Refused(self.0)) }
    }
}
