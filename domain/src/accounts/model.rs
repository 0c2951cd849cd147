//! Parsed values of accounts that cannot be wrong.

use std::fmt;

use crate::kernel::{Error, Faults, Language, Result, SessionId, Timestamp};

/// An e-mail address in lower case, plausible enough to send a message to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Parses what a person typed; only the message that is sent to it proves an address.
    ///
    /// # Errors
    /// Refused when it cannot be an address.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim().to_lowercase();
        let plausible = text.split_once('@').is_some_and(|(local, domain)| {
            (1..=64).contains(&local.len())
                && !domain.contains('@')
                && domain.split('.').count() >= 2
                && domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
        }) && text.len() <= 254
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>()[]\\,;:\"".contains(c));
        if plausible {
            Ok(Self(text))
        } else {
            Err(Error::refused("person.email", "email", "Write an e-mail address like name@example.org."))
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// What stands before the `@`.
    pub fn local(&self) -> &str {
        self.0.split_once('@').map_or("", |(local, _)| local)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a session is used from, as the edge saw it.
#[derive(Clone, Debug, Default)]
pub struct Device {
    /// Network address, for throttling and for the owner's list of sessions.
    pub address: String,
    /// What the program calls itself.
    pub user_agent: String,
}

/// The tokens of a session that began or was renewed. Shown once.
#[derive(Clone)]
pub struct StartedSession {
    /// The session.
    pub session: SessionId,
    /// Signed, short-lived; goes into `Authorization: Bearer`.
    pub access_token: String,
    /// Until when the access token counts.
    pub access_expires_at: Timestamp,
    /// Good for one renewal.
    pub refresh_token: String,
    /// Until when the refresh token counts.
    pub refresh_expires_at: Timestamp,
}

impl fmt::Debug for StartedSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StartedSession").field("session", &self.session).finish_non_exhaustive()
    }
}

/// Checks the name that people see.
pub(super) fn name(faults: &mut Faults, text: &str) -> String {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    faults.check(!name.is_empty(), "person.name_required", "name", "Write your name.");
    faults.check(name.chars().count() <= 100, "person.name_too_long", "name", "Keep the name under 100 characters.");
    faults.check(
        !name.chars().any(char::is_control),
        "person.name_characters",
        "name",
        "Write the name without control characters.",
    );
    name
}

/// Checks the language of the interface and of messages.
pub(super) fn language(faults: &mut Faults, code: &str) -> String {
    let known = Language::ALL.into_iter().find(|language| language.code() == code);
    faults.check(known.is_some(), "person.language", "language", "Choose German (de), English (en) or French (fr).");
    known.map_or("en", Language::code).to_owned()
}

/// Checks an IANA time zone.
pub(super) fn zone(faults: &mut Faults, name: &str) -> String {
    let known = name.parse::<chrono_tz::Tz>().is_ok();
    faults.check(known, "person.zone", "zone", "Choose a time zone such as Europe/Berlin.");
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::Email;

    #[test]
    fn addresses_are_parsed() {
        assert_eq!(Email::parse("  Ada@Example.ORG ").unwrap().as_str(), "ada@example.org");
        for wrong in
            ["", "ada", "@example.org", "ada@", "ada@example", "a b@example.org", "a@b@c.org", "a@.org", "<a@b.c>"]
        {
            assert!(Email::parse(wrong).is_err(), "{wrong}");
        }
    }
}
