//! Words without case and accents, the same on both databases: what people type finds what people wrote.

/// The text in lower case, Latin letters without their accents; `ß` is `ss`, ligatures are two letters.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(plain) => out.push_str(plain),
            // Accents that stand as signs of their own behind the letter.
            None if ('\u{300}'..='\u{36f}').contains(&letter) => {}
            None => out.push(letter),
        }
    }
    out
}

/// The folded words of a text: runs of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of a text that may hold tags, with one space around each, so that ` odbl ` finds a whole word.
pub fn phrase(text: &str) -> String {
    format!(" {} ", words(&without_tags(text)).join(" "))
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        // A sign "less than" without an end is no tag.
        let Some((inside, after)) = tag.split_once('>') else {
            out.push_str(tag);
            return out;
        };
        out.push(' ');
        // The address of a link says more than its text.
        if let Some((_, link)) = inside.split_once("href=") {
            out.push_str(link);
            out.push(' ');
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

const fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' | 'ŧ' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_fall_and_letters_stay() {
        assert_eq!(words("Ladesäulen – Vélib’ à Paris, Straße"), ["ladesaulen", "velib", "a", "paris", "strasse"]);
        assert_eq!(words("cafe\u{301}"), ["cafe"]);
        assert_eq!(
            phrase("<P>Licence <a href=\"https://x.org/by/4.0/\">ici</a></P>"),
            " licence https x org by 4 0 ici "
        );
        assert_eq!(phrase("a < b"), " a b ");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in ".{0,60}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
