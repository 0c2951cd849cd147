//! Small types that many nodes share.

use async_graphql::{InputObject, Object, SimpleObject};
use intercity_domain::kernel::{Error, Language, Localized, Money, Result};

/// A text in the languages in which it was written.
pub struct LocalizedText(pub Localized);

/// Text that people wrote in one or more languages.
#[Object]
impl LocalizedText {
    /// The text in `language` (de, en, fr), or else in the authoritative one.
    async fn text(&self, #[graphql(default_with = "\"en\".to_owned()")] language: String) -> &str {
        self.0.get(&language)
    }

    /// The language in which `text` answers when asked for `language`.
    async fn language(&self, #[graphql(default_with = "\"en\".to_owned()")] language: String) -> String {
        self.0.language_for(&language).to_owned()
    }

    /// The language that decides when translations differ.
    async fn authoritative(&self) -> &str {
        &self.0.authoritative
    }

    /// All translations.
    async fn translations(&self) -> Vec<Translation> {
        self.0
            .texts
            .iter()
            .map(|(language, text)| Translation { language: language.clone(), text: text.clone() })
            .collect()
    }
}

/// A text in one language.
#[derive(SimpleObject)]
pub struct Translation {
    /// de, en or fr.
    pub language: String,
    /// The text.
    pub text: String,
}

/// A text in one language, as input.
#[derive(Clone, Debug, InputObject)]
pub struct TranslationInput {
    /// de, en or fr.
    pub language: String,
    /// The text.
    pub text: String,
}

/// Text in one or more languages, as input.
#[derive(Clone, Debug, InputObject)]
pub struct LocalizedInput {
    /// The language that decides when translations differ; the first translation's when absent.
    pub authoritative: Option<String>,
    /// The text in each language, at most one for each.
    pub translations: Vec<TranslationInput>,
}

impl LocalizedInput {
    /// Parses it; `path` names the input field.
    ///
    /// # Errors
    /// Refused for unknown or repeated languages.
    pub fn parse(self, path: &str) -> Result<Localized> {
        let mut localized = Localized::default();
        for (n, one) in self.translations.into_iter().enumerate() {
            let language = language(&one.language, &format!("{path}.translations.{n}.language"))?;
            if localized.authoritative.is_empty() {
                localized.authoritative = language.code().into();
            }
            if localized.texts.insert(language.code().into(), one.text).is_some() {
                return Err(Error::refused("text.repeated_language", path, "Give each language only once."));
            }
        }
        if let Some(code) = self.authoritative {
            localized.authoritative = language(&code, &format!("{path}.authoritative"))?.code().into();
        }
        if localized.authoritative.is_empty() {
            localized.authoritative = Language::En.code().into();
        }
        Ok(localized)
    }
}

fn language(code: &str, path: &str) -> Result<Language> {
    Language::parse(code).ok_or_else(|| {
        Error::refused("text.unknown_language", path, "Write in German (de), English (en) or French (fr).")
    })
}

/// An amount of money.
#[derive(SimpleObject)]
#[graphql(name = "Money")]
pub struct MoneyNode {
    /// Minor units (cents, pence).
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: String,
}

impl From<Money> for MoneyNode {
    fn from(money: Money) -> Self {
        Self { minor: money.minor, currency: money.currency }
    }
}

/// An amount of money, as input.
#[derive(Clone, Debug, InputObject)]
pub struct MoneyInput {
    /// Minor units (cents, pence), not negative.
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: String,
}
