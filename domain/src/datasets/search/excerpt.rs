//! A piece of a text around the first word that was looked for, with those words marked.

use super::asked::Asked;
use crate::kernel::Language;
use crate::kernel::fold::fold;

/// How many characters an excerpt has, about.
const LENGTH: usize = 240;
/// How many of them stand before the first hit, about.
const BEFORE: usize = 80;

/// A part of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its text.
    pub text: String,
    /// Whether it is a word that was looked for.
    pub hit: bool,
}

/// The excerpt; from the beginning of the text when nothing in it was looked for.
pub fn excerpt(text: &str, asked: &str, language: Language) -> Vec<Part> {
    let asked = Asked::parse(asked);
    let pieces = pieces(text, &asked, language);
    let mut before = 0;
    let mut first = None;
    for (index, piece) in pieces.iter().enumerate() {
        if piece.hit {
            first = Some((index, before));
            break;
        }
        before += piece.text.chars().count();
    }
    let mut start = 0;
    if let Some((index, position)) = first.filter(|(_, position)| *position > BEFORE) {
        // Back from the hit, as far as the room before it goes.
        let mut room = BEFORE.min(position);
        start = index;
        while let Some(previous) = start.checked_sub(1) {
            let length = pieces.get(previous).map_or(0, |piece| piece.text.chars().count());
            if length > room {
                break;
            }
            room -= length;
            start = previous;
        }
    }
    let mut out: Vec<Part> = Vec::new();
    if start > 0 {
        out.push(Part { text: "… ".into(), hit: false });
    }
    let mut length = 0;
    for piece in pieces.iter().skip(start) {
        let size = piece.text.chars().count();
        if length > 0 && length + size > LENGTH {
            push(&mut out, Part { text: " …".into(), hit: false });
            break;
        }
        length += size;
        push(&mut out, Part { text: piece.text.chars().take(LENGTH).collect(), hit: piece.hit });
    }
    out
}

/// Words and what stands between them, white space made one space.
fn pieces(text: &str, asked: &Asked, language: Language) -> Vec<Part> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut pieces: Vec<Part> = Vec::new();
    let mut word: Option<bool> = None;
    for sign in text.chars() {
        let part_of_word = sign.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&sign);
        match pieces.last_mut().filter(|_| word == Some(part_of_word) && part_of_word) {
            Some(piece) => piece.text.push(sign),
            None => pieces.push(Part { text: sign.to_string(), hit: false }),
        }
        word = Some(part_of_word);
    }
    for piece in &mut pieces {
        piece.hit = piece.text.starts_with(char::is_alphanumeric) && asked.hits(&fold(&piece.text), language);
    }
    pieces
}

fn push(out: &mut Vec<Part>, part: Part) {
    match out.last_mut().filter(|last| last.hit == part.hit) {
        Some(last) => last.text.push_str(&part.text),
        None => out.push(part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, asked: &str) -> String {
        excerpt(text, asked, Language::De)
            .into_iter()
            .map(|part| if part.hit { format!("[{}]", part.text) } else { part.text })
            .collect()
    }

    #[test]
    fn words_are_marked_where_they_stand() {
        assert_eq!(marked("Alle Ladesäulen in Berlin", "ladesaeule"), "Alle [Ladesäulen] in Berlin");
        assert_eq!(marked("Nichts davon", "xyz"), "Nichts davon");
        let long = format!("{} Ziel und mehr", "wort ".repeat(100));
        let found = marked(&long, "ziel");
        assert!(found.starts_with("… ") && found.contains("[Ziel]") && found.chars().count() < 300, "{found}");
    }

    proptest! {
        #[test]
        fn any_text_is_cut_and_none_is_lost_from_short_ones(text in any::<String>(), asked in any::<String>()) {
            let parts = excerpt(&text, &asked, Language::En);
            let whole: String = parts.iter().map(|part| part.text.as_str()).collect();
            prop_assert!(whole.chars().count() <= LENGTH + 4);
            let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if plain.chars().count() <= BEFORE {
                prop_assert_eq!(whole, plain);
            }
        }
    }
}
