//! The readable part of an address: lower-case Latin letters, digits and single hyphens.

/// The longest slug that is kept.
pub const MAX_SLUG: usize = 80;

/// Whether the text can stand in an address as it is.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= MAX_SLUG
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Makes a slug from a title; empty when nothing of it can be kept.
pub fn slugify(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'ä' | 'æ' => "ae",
            'ö' | 'œ' => "oe",
            'ü' => "ue",
            'ß' => "ss",
            'à' | 'á' | 'â' | 'ã' | 'å' => "a",
            'ç' => "c",
            'è' | 'é' | 'ê' | 'ë' => "e",
            'ì' | 'í' | 'î' | 'ï' => "i",
            'ñ' => "n",
            'ò' | 'ó' | 'ô' | 'õ' | 'ø' => "o",
            'ù' | 'ú' | 'û' => "u",
            'ÿ' | 'ý' => "y",
            '\'' | '’' => continue,
            _ => "",
        };
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !plain.is_empty() {
            slug.push_str(plain);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(MAX_SLUG);
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{is_slug, slugify};

    #[test]
    fn titles_become_slugs() {
        assert_eq!(slugify("Straße & Café — l’été!"), "strasse-cafe-lete");
        assert_eq!(slugify("???"), "");
        assert!(is_slug(&slugify(&"Creative Cities ".repeat(20))));
        assert!(!is_slug("a--b") && !is_slug("-a") && !is_slug("A") && is_slug("a-1"));
    }
}
