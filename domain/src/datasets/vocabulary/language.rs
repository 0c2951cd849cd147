//! Languages of data, in the European list of languages.

use crate::kernel::fold::fold;

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tongue {
    /// The code in the European list, which is that of ISO 639-3.
    pub code: &'static str,
    /// The code of BCP 47.
    pub short: &'static str,
    signs: &'static [&'static str],
}

impl Tongue {
    /// Its address in the European list.
    pub fn uri(&self) -> String {
        format!("{}language/{}", super::AUTHORITY, self.code)
    }
}

const TONGUES: [Tongue; 5] = [
    Tongue { code: "DEU", short: "de", signs: &["german", "deutsch", "allemand", "ger"] },
    Tongue { code: "ENG", short: "en", signs: &["english", "englisch", "anglais"] },
    Tongue { code: "FRA", short: "fr", signs: &["french", "franzosisch", "francais", "fre"] },
    Tongue { code: "SPA", short: "es", signs: &["spanish", "spanisch", "espagnol", "espanol"] },
    Tongue { code: "ITA", short: "it", signs: &["italian", "italienisch", "italien", "italiano"] },
];

/// The language that a code, name or address says.
pub fn tongue(text: &str) -> Option<&'static Tongue> {
    let text = fold(text.trim());
    let word = text.rsplit("/language/").next().unwrap_or(&text);
    let word = word.rsplit("/iso639-1/").next().unwrap_or(word);
    let short = word.split(['-', '_']).next().unwrap_or_default();
    TONGUES.iter().find(|one| one.short == short || one.code.eq_ignore_ascii_case(word) || one.signs.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_told() {
        for text in ["de", "de-DE", "DEU", "Deutsch", "http://publications.europa.eu/resource/authority/language/DEU"] {
            assert_eq!(tongue(text).map(|one| one.code), Some("DEU"), "{text}");
        }
        assert_eq!(tongue("Français").map(|one| one.code), Some("FRA"));
        assert_eq!(tongue("xx"), None);
    }
}
