//! What somebody looks for: words, each with the forms under which it may stand in the index.

use std::collections::BTreeSet;

use super::stem::stem;
use crate::kernel::Language;
use crate::kernel::fold::words;

/// The most words that are looked at.
const MOST: usize = 12;
/// The longest word that is kept; longer ones are cut, in the index as well.
const LONGEST: usize = 64;

/// One word with its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As typed, folded; what begins with it counts.
    pub beginnings: Vec<String>,
    /// Its stems; only the whole counts.
    pub stems: Vec<String>,
}

/// All words of what was typed; each has to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked(pub Vec<Word>);

impl Asked {
    /// Reads what was typed.
    pub fn parse(text: &str) -> Self {
        Self(words(text).into_iter().take(MOST).map(|word| Word::of(&shortened(word))).collect())
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a folded word of a text in this language is one that was looked for.
    pub fn hits(&self, folded: &str, language: Language) -> bool {
        let own = stem(folded, language);
        self.0.iter().any(|word| {
            word.beginnings.iter().any(|start| folded.starts_with(start.as_str()))
                || word.stems.iter().any(|stem| *stem == folded || *stem == own)
        })
    }
}

impl Word {
    fn of(word: &str) -> Self {
        // People without umlauts on their keys write them as two letters.
        let without = word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
        let beginnings: BTreeSet<String> = [word.to_owned(), without].into();
        let stems: BTreeSet<String> = beginnings
            .iter()
            .flat_map(|form| Language::ALL.map(|language| stem(form, language)))
            .filter(|stem| !beginnings.contains(stem))
            .collect();
        Self { beginnings: beginnings.into_iter().collect(), stems: stems.into_iter().collect() }
    }
}

/// A text as it stands in the index: every word, and its stem where that differs.
pub fn indexed(text: &str, language: Language) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for word in words(text).into_iter().map(shortened) {
        let stem = stem(&word, language);
        out.push_str(&word);
        out.push(' ');
        if stem != word {
            out.push_str(&stem);
            out.push(' ');
        }
    }
    out
}

fn shortened(word: String) -> String {
    if word.chars().count() > LONGEST { word.chars().take(LONGEST).collect() } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_found_in_other_forms() {
        let asked = Asked::parse("Ladesäulen");
        assert!(asked.hits("ladesaule", Language::De), "the singular");
        assert!(Asked::parse("ladesaeulen").hits("ladesaulen", Language::De), "without umlauts");
        assert!(Asked::parse("lade").hits("ladesaulen", Language::De), "the beginning");
        assert!(!Asked::parse("saeule").hits("ladesaulen", Language::De), "not the middle");
        assert!(Asked::parse(" !?%_ \" ' ").is_empty());
    }

    proptest! {
        #[test]
        fn every_text_finds_itself(text in "[a-zäöüéèß ]{1,40}") {
            for language in Language::ALL {
                let held = indexed(&text, language);
                for word in &Asked::parse(&text).0 {
                    prop_assert!(held.split(' ').any(|one| word.beginnings.iter().any(|start| one.starts_with(start.as_str()))));
                }
            }
        }
    }
}
