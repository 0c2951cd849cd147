//! Pieces of queries that several pages of challenges and testbeds share.

use crate::schema;
use crate::shell;

/// A text in all its languages.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "LocalizedText")]
pub struct Localized {
    /// The language that decides.
    pub authoritative: String,
    /// The translations.
    pub translations: Vec<Translation>,
}

/// A text in one language.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct Translation {
    /// de, en or fr.
    pub language: String,
    /// The text.
    pub text: String,
}

impl Localized {
    /// The text for a reader, in their language or else in the authoritative one.
    pub fn get(&self, language: &str) -> &str {
        let find = |code: &str| self.translations.iter().find(|one| one.language == code && !one.text.is_empty());
        find(language)
            .or_else(|| find(&self.authoritative))
            .or_else(|| self.translations.first())
            .map_or("", |one| one.text.as_str())
    }

    /// Paragraphs of the text for a reader.
    pub fn paragraphs(&self, language: &str) -> Vec<&str> {
        self.get(language).split('\n').map(str::trim).filter(|line| !line.is_empty()).collect()
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.translations.iter().all(|one| one.text.trim().is_empty())
    }

    /// Language and text of each translation, for a form.
    pub fn pairs(&self) -> Vec<(String, String)> {
        self.translations.iter().map(|one| (one.language.clone(), one.text.clone())).collect()
    }
}

/// A text in several languages, as input.
#[derive(cynic::InputObject, Clone, Debug)]
pub struct LocalizedInput {
    /// The language that decides.
    pub authoritative: Option<String>,
    /// The translations.
    pub translations: Vec<TranslationInput>,
}

/// A text in one language, as input.
#[derive(cynic::InputObject, Clone, Debug)]
pub struct TranslationInput {
    /// de, en or fr.
    pub language: String,
    /// The text.
    pub text: String,
}

impl From<(String, Vec<(String, String)>)> for LocalizedInput {
    fn from((authoritative, texts): (String, Vec<(String, String)>)) -> Self {
        let translations = texts.into_iter().map(|(language, text)| TranslationInput { language, text }).collect();
        Self { authoritative: Some(authoritative), translations }
    }
}

impl From<&Localized> for LocalizedInput {
    fn from(text: &Localized) -> Self {
        (text.authoritative.clone(), text.pairs()).into()
    }
}

/// A city or another organisation.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct Organisation {
    /// Global id.
    pub id: cynic::Id,
    /// Two letters, for cities.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Its time zone.
    pub zone: String,
}

impl Organisation {
    /// Its sign.
    pub fn city(&self) -> shell::City {
        shell::City::new(self.code.clone().unwrap_or_default(), self.name.clone())
    }
}

/// An amount.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct Money {
    /// Minor units.
    pub minor: i32,
    /// ISO 4217 code.
    pub currency: String,
}

/// An amount, as input.
#[derive(cynic::InputObject, Clone, Debug)]
pub struct MoneyInput {
    /// Minor units.
    pub minor: i32,
    /// ISO 4217 code.
    pub currency: String,
}

/// Where a challenge stands.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Phase {
    Draft,
    InReview,
    Upcoming,
    Open,
    Evaluation,
    Decided,
    Archived,
    Cancelled,
}

impl Phase {
    /// All phases in their order.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::InReview,
        Self::Upcoming,
        Self::Open,
        Self::Evaluation,
        Self::Decided,
        Self::Archived,
        Self::Cancelled,
    ];

    /// The word in addresses and keys of the locales.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in-review",
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::Evaluation => "evaluation",
            Self::Decided => "decided",
            Self::Archived => "archived",
            Self::Cancelled => "cancelled",
        }
    }

    /// The key of its name.
    pub fn key(self) -> String {
        format!("challenges-phase-{}", self.word())
    }

    /// How it is meant.
    pub const fn tone(self) -> shell::Tone {
        match self {
            Self::Draft | Self::Archived => shell::Tone::Plain,
            Self::InReview | Self::Upcoming => shell::Tone::Warning,
            Self::Open | Self::Evaluation => shell::Tone::Active,
            Self::Decided => shell::Tone::Good,
            Self::Cancelled => shell::Tone::Bad,
        }
    }
}

/// Where a page of a list ends.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct PageInfo {
    /// Whether more follows.
    pub has_next_page: bool,
    /// The cursor of the last node.
    pub end_cursor: Option<String>,
}

/// What a mutation of a challenge gives back.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Challenge")]
pub struct Changed {
    /// Its address.
    pub slug: String,
}
