//! Looking up texts of the interface in the locales.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid};

use super::Language;

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        // Isolation marks would stand in attributes and in copied text.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static DE: LanguageIdentifier = langid!("de");
static EN: LanguageIdentifier = langid!("en");
static FR: LanguageIdentifier = langid!("fr");

/// Arguments of a text.
pub type Args = HashMap<Cow<'static, str>, FluentValue<'static>>;

const fn id(language: Language) -> &'static LanguageIdentifier {
    match language {
        Language::De => &DE,
        Language::En => &EN,
        Language::Fr => &FR,
    }
}

/// The text for a key, if there is one. `key.attribute` looks up an attribute.
pub fn find(language: Language, key: &str) -> Option<String> {
    LOCALES.try_lookup(id(language), key)
}

/// The text for a key; a missing one shows its key, and a test finds it before people do.
pub fn text(language: Language, key: &str) -> String {
    find(language, key).unwrap_or_else(|| key.to_owned())
}

/// The text for a key with arguments.
pub fn text_with(language: Language, key: &str, args: &Args) -> String {
    LOCALES.try_lookup_with_args(id(language), key, args).unwrap_or_else(|| key.to_owned())
}
