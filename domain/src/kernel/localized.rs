//! Text that people write in several languages, one of which is authoritative.

use std::collections::BTreeMap;

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use super::Faults;

/// Languages of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Deutsch
    De,
    /// English
    En,
    /// français
    Fr,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::De, Self::En, Self::Fr];

    /// The BCP 47 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// From a BCP 47 code; the region is ignored.
    pub fn parse(code: &str) -> Option<Self> {
        match code.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "de" => Some(Self::De),
            "en" => Some(Self::En),
            "fr" => Some(Self::Fr),
            _ => None,
        }
    }
}

/// The same text in one or more languages. Keys are BCP 47 codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Localized {
    /// The language that decides when translations differ.
    pub authoritative: String,
    /// Text by language.
    pub texts: BTreeMap<String, String>,
}

impl Localized {
    /// Text in a single language, which is the authoritative one.
    pub fn new(language: Language, text: impl Into<String>) -> Self {
        Self { authoritative: language.code().into(), texts: BTreeMap::from([(language.code().into(), text.into())]) }
    }

    /// English text.
    pub fn en(text: impl Into<String>) -> Self {
        Self::new(Language::En, text)
    }

    /// Adds or replaces a translation.
    #[must_use]
    pub fn with(mut self, language: Language, text: impl Into<String>) -> Self {
        self.texts.insert(language.code().into(), text.into());
        self
    }

    /// The text for a reader, in their language or else the authoritative one.
    pub fn get(&self, language: &str) -> &str {
        self.texts
            .get(language)
            .or_else(|| self.texts.get(&self.authoritative))
            .or_else(|| self.texts.values().next())
            .map_or("", String::as_str)
    }

    /// The language in which [`get`](Self::get) answers.
    pub fn language_for<'a>(&'a self, language: &'a str) -> &'a str {
        if self.texts.contains_key(language) { language } else { &self.authoritative }
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.texts.values().all(|text| text.trim().is_empty())
    }

    /// Checks that the authoritative text is there (if `required`) and none is longer than `max` characters.
    pub fn check(&self, faults: &mut Faults, path: &str, required: bool, max: usize) {
        let authoritative = self.texts.get(&self.authoritative).map_or("", |t| t.trim());
        faults.check(!required || !authoritative.is_empty(), "text.required", path, "Write this text.");
        faults.check(
            self.texts.values().all(|text| text.chars().count() <= max),
            "text.too_long",
            path,
            format!("Keep this text under {max} characters."),
        );
        faults.check(
            self.texts.keys().all(|code| Language::parse(code).is_some()),
            "text.unknown_language",
            path,
            "Write in German, English or French.",
        );
    }
}
