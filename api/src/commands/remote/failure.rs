//! Why a transfer ended without its goal, with the exit code that scripts look at.

use serde_json::Value;

use super::at;

/// A failure; the codes are those of sysexits.h.
#[derive(Debug, thiserror::Error)]
#[error("{text}")]
pub struct Failure {
    /// The exit code.
    pub code: u8,
    /// A sentence for people.
    pub text: String,
    /// The stable code that the platform gave, when it refused: `grant.revoked`, `FORBIDDEN`, ….
    pub condition: Option<String>,
}

impl Failure {
    fn new(code: u8, text: impl Into<String>) -> Self {
        Self { code, text: text.into(), condition: None }
    }

    /// 64: what was asked for cannot be done.
    pub fn usage(text: impl Into<String>) -> Self {
        Self::new(64, text)
    }

    /// 65: the bytes are not those that were promised.
    pub fn unsound(text: impl Into<String>) -> Self {
        Self::new(65, text)
    }

    /// 66: it does not exist, or may not be known.
    pub fn not_found(text: impl Into<String>) -> Self {
        Self::new(66, text)
    }

    /// 69: the platform does not answer, again and again.
    pub fn unavailable(text: impl Into<String>) -> Self {
        Self::new(69, text)
    }

    /// 73: a file cannot be read or written here.
    pub fn here(text: impl Into<String>) -> Self {
        Self::new(73, text)
    }

    /// 77: access is refused; the platform says by which condition.
    pub fn refused(text: impl Into<String>) -> Self {
        let text = text.into();
        let condition = condition_in(&text);
        Self { code: 77, text, condition }
    }

    /// From the first error of a GraphQL answer.
    pub fn of_answer(error: &Value) -> Self {
        let code = at(error, "/extensions/code").as_str().unwrap_or_default();
        let mut text = error["message"].as_str().unwrap_or("The platform answered with an error.").to_owned();
        let violations = at(error, "/extensions/violations").as_array().map(Vec::as_slice).unwrap_or_default();
        let sentences: Vec<&str> = violations.iter().filter_map(|fault| fault["message"].as_str()).collect();
        if !sentences.is_empty() {
            text = sentences.join(" ");
        }
        let stable = violations.first().and_then(|fault| fault["code"].as_str()).unwrap_or(code).to_owned();
        let mut failure = match code {
            "UNAUTHENTICATED" => Self::refused("Sign in to do this: --email, --client or --token (see --help)."),
            "FORBIDDEN" => Self::refused(text),
            "NOT_FOUND" => Self::not_found(
                "There is no such thing, or you may not know of it. Check the name and who you sign in as.",
            ),
            "REFUSED" => Self::new(65, text),
            "THROTTLED" | "UNAVAILABLE" | "INTERNAL" | "CONFLICT" => Self::unavailable(text),
            _ => Self::usage(text),
        };
        failure.condition = failure.condition.or(Some(stable).filter(|code| !code.is_empty()));
        failure
    }

    /// Whether trying again may help.
    pub fn passes(&self) -> bool {
        self.code == 69
    }
}

/// The stable code that stands in brackets behind a refusal of ours.
fn condition_in(text: &str) -> Option<String> {
    let (_, code) = text.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    (code.contains('.') && !code.contains(' ')).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_refusal_names_its_condition() {
        let refused = Failure::refused("This grant was revoked. (grant.revoked)");
        assert_eq!((refused.code, refused.condition.as_deref()), (77, Some("grant.revoked")));
        assert_eq!(Failure::refused("No (really).").condition, None);
    }

    #[test]
    fn errors_of_the_platform_become_exit_codes() {
        let of = |code: &str| Failure::of_answer(&json!({"message": "m", "extensions": {"code": code}})).code;
        assert_eq!([of("UNAUTHENTICATED"), of("FORBIDDEN"), of("NOT_FOUND")], [77, 77, 66]);
        assert_eq!([of("REFUSED"), of("UNAVAILABLE"), of("ELSE")], [65, 69, 64]);
        let refused = json!({"message": "refused", "extensions": {"code": "REFUSED",
            "violations": [{"code": "file.quota", "message": "No room."}]}});
        let failure = Failure::of_answer(&refused);
        assert_eq!((failure.text.as_str(), failure.condition.as_deref()), ("No room.", Some("file.quota")));
    }
}
