//! Stems of words: light rules for German, English and French that bring singular and plural together.
//!
//! They work on folded words (`kernel::fold`) and never leave fewer than four letters, so that short words stay apart.

use crate::kernel::Language;

const SHORTEST: usize = 4;

/// The stem of a folded word in a language.
pub fn stem(word: &str, language: Language) -> String {
    match language {
        Language::De => german(word),
        Language::En => english(word),
        Language::Fr => french(word),
    }
}

fn cut<'a>(word: &'a str, endings: &[&str]) -> &'a str {
    let fits = |ending: &&&str| word.strip_suffix(**ending).is_some_and(|rest| rest.len() >= SHORTEST);
    match endings.iter().find(fits) {
        Some(ending) => word.strip_suffix(ending).unwrap_or(word),
        None => word,
    }
}

fn german(word: &str) -> String {
    cut(word, &["ern", "em", "er", "en", "es", "e", "n", "s"]).to_owned()
}

fn english(word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() >= 3) {
        return format!("{rest}y");
    }
    if !word.ends_with("ss") && !word.ends_with("us") {
        word = cut(&word, &["s"]).to_owned();
    }
    let word = cut(&word, &["ing", "ed"]);
    cut(word, &["e"]).to_owned()
}

fn french(word: &str) -> String {
    if let Some(rest) = word.strip_suffix("aux").filter(|rest| rest.len() >= 3) {
        return format!("{rest}al");
    }
    let word = cut(word, &["s", "x"]);
    cut(word, &["e"]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::fold::fold;

    #[test]
    fn singular_and_plural_meet() {
        for (language, pairs) in [
            (Language::De, [("Ladesäule", "Ladesäulen"), ("Baum", "Bäume"), ("Haus", "Häuser"), ("Schule", "Schulen")]),
            (Language::En, [("market", "markets"), ("city", "cities"), ("charge", "charging"), ("park", "parking")]),
            (
                Language::Fr,
                [("marché", "marchés"), ("municipal", "municipaux"), ("terrasse", "terrasses"), ("école", "écoles")],
            ),
        ] {
            for (one, other) in pairs {
                assert_eq!(stem(&fold(one), language), stem(&fold(other), language), "{one} {other}");
            }
        }
        assert_ne!(stem("haus", Language::De), stem("haut", Language::De));
        assert_eq!(stem("bus", Language::En), "bus");
    }
}
