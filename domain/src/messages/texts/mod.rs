//! The words of messages, one file for each language.

mod de;
mod en;
mod fr;

use chrono_tz::Tz;

use super::MessageKind;
use super::facts::Facts;
use crate::kernel::Language;

/// Subject and body of a message, without its link.
pub(super) fn text(kind: MessageKind, language: Language, facts: &Facts) -> (String, String) {
    let words = Words::of(language, facts);
    let (subject, body) = match language {
        Language::De => de::text(kind, &words),
        Language::En => en::text(kind, &words),
        Language::Fr => fr::text(kind, &words),
    };
    // A subject is one line whatever people call their team.
    (subject.split_whitespace().collect::<Vec<_>>().join(" "), body)
}

/// What stands under every mail.
pub(super) const fn footer(language: Language) -> &'static str {
    match language {
        Language::De => "Intercity – Städte erproben Lösungen, gemeinsam.",
        Language::En => "Intercity – cities test solutions, together.",
        Language::Fr => "Intercity – les villes testent des solutions, ensemble.",
    }
}

/// Facts in one language.
struct Words {
    challenge: String,
    dataset: String,
    team: String,
    testbed: String,
    reason: String,
    when: String,
    version: i64,
    sha256: String,
}

impl Words {
    fn of(language: Language, facts: &Facts) -> Self {
        let code = language.code();
        let (day, clock) = match language {
            Language::De => ("%d.%m.%Y", "%H:%M"),
            Language::En => ("%-d %B %Y", "%H:%M"),
            Language::Fr => ("%d/%m/%Y", "%H:%M"),
        };
        let when = facts.when.as_ref().map(|(at, zone)| {
            let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
            let local = at.with_timezone(&zone);
            format!("{}, {} ({})", local.format(day), local.format(clock), zone.name())
        });
        let reason = facts.reason.get(code).trim();
        Self {
            challenge: facts.challenge.get(code).to_owned(),
            dataset: facts.dataset.get(code).to_owned(),
            team: facts.team.clone(),
            testbed: facts.testbed.get(code).to_owned(),
            reason: if reason.is_empty() { "–".into() } else { reason.to_owned() },
            when: when.unwrap_or_else(|| "–".into()),
            version: facts.version,
            sha256: facts.sha256.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_words_in_every_language() {
        for kind in MessageKind::ALL {
            let texts = Language::ALL.map(|language| text(*kind, language, &Facts::default()));
            for (subject, body) in &texts {
                assert!(!subject.is_empty() && !body.is_empty(), "{kind}");
            }
            assert!(texts[0].1 != texts[1].1 && texts[1].1 != texts[2].1, "{kind} is not translated");
        }
    }
}
