//! What a person is told when the program cannot do what was asked, and the exit code.

use std::process::ExitCode;

use intercity_api::commands::remote::Failure;
use intercity_api::config::ConfigError;

/// A fault with its exit code (after sysexits: 64 usage, 65 unsound data, 66 not found, 69 unavailable, 70 internal,
/// 73 cannot create, 77 refused, 78 configuration).
#[derive(Debug)]
pub struct Fault {
    code: u8,
    text: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl Fault {
    /// Something outside does not answer or is taken.
    pub fn unavailable(text: impl Into<String>) -> Self {
        Self { code: 69, text: text.into() }
    }

    /// A folder or file cannot be made or written.
    pub fn cannot_create(text: impl Into<String>) -> Self {
        Self { code: 73, text: text.into() }
    }

    /// What was asked for cannot be done with this input.
    pub fn usage(text: impl Into<String>) -> Self {
        Self { code: 64, text: text.into() }
    }

    /// What was given to be checked does not hold.
    pub fn unsound(text: impl Into<String>) -> Self {
        Self { code: 65, text: text.into() }
    }

    /// A fault of ours.
    pub fn internal(text: impl Into<String>) -> Self {
        Self { code: 70, text: text.into() }
    }

    /// Tells the person and gives the code.
    pub fn tell(&self) -> ExitCode {
        eprintln!("intercity: {}", self.text);
        ExitCode::from(self.code)
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Self { code: failure.code, text: failure.text }
    }
}

impl From<ConfigError> for Fault {
    fn from(error: ConfigError) -> Self {
        Self { code: 78, text: error.to_string() }
    }
}

impl From<intercity_domain::Error> for Fault {
    fn from(error: intercity_domain::Error) -> Self {
        match &error {
            intercity_domain::Error::Unavailable(text) => Self::unavailable(text.clone()),
            intercity_domain::Error::Internal(source) => Self::internal(intercity_api::graphql::chain(source.as_ref())),
            other => Self::usage(other.to_string()),
        }
    }
}
