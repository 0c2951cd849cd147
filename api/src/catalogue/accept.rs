//! What a reader would like to have (RFC 9110, `Accept`), out of what there is.

/// The place of the offer that the reader likes best; the first of those liked the same. Nothing when none is liked.
/// An absent or unreadable header likes everything.
pub fn best(accept: Option<&str>, offers: &[&str]) -> Option<usize> {
    let wishes: Vec<Wish> = accept.unwrap_or("*/*").split(',').filter_map(Wish::parse).collect();
    if wishes.is_empty() {
        return (!offers.is_empty()).then_some(0);
    }
    let mut found: Option<(usize, u16)> = None;
    for (place, offer) in offers.iter().enumerate() {
        // The most exact wish about an offer counts, whatever the wider ones say.
        let about = wishes.iter().filter(|wish| wish.covers(offer)).max_by_key(|wish| wish.exactness());
        let liked = about.map_or(0, |wish| wish.quality);
        if liked > found.map_or(0, |(_, best)| best) {
            found = Some((place, liked));
        }
    }
    found.map(|(place, _)| place)
}

struct Wish {
    kind: String,
    /// In thousandths.
    quality: u16,
}

impl Wish {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let kind = parts.next()?.to_ascii_lowercase();
        if !kind.contains('/') {
            return None;
        }
        let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        Some(Self { kind, quality: quality.map_or(1_000, thousandths) })
    }

    fn covers(&self, offer: &str) -> bool {
        match self.kind.strip_suffix("/*") {
            Some("*") => true,
            Some(main) => offer.split('/').next() == Some(main),
            None => self.kind == offer,
        }
    }

    fn exactness(&self) -> u8 {
        match self.kind.as_str() {
            "*/*" => 0,
            kind if kind.ends_with("/*") => 1,
            _ => 2,
        }
    }
}

/// `0.85` as 850; what is no such number counts as nothing.
fn thousandths(text: &str) -> u16 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits: String = part.chars().chain("000".chars()).take(3).collect();
    match (whole, digits.parse::<u16>()) {
        ("1", _) => 1_000,
        ("0", Ok(part)) => part,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::best;

    const OFFERS: [&str; 4] = ["text/turtle", "application/ld+json", "application/rdf+xml", "text/html"];

    #[test]
    fn the_best_liked_is_taken() {
        let asked = |accept: &str| best(Some(accept), &OFFERS).map(|place| OFFERS[place]);
        assert_eq!(best(None, &OFFERS), Some(0));
        assert_eq!(asked("*/*"), Some("text/turtle"));
        assert_eq!(asked("application/rdf+xml;q=0.5, application/ld+json;q=0.6"), Some("application/ld+json"));
        assert_eq!(asked("text/turtle;q=0, */*;q=0.1"), Some("application/ld+json"));
        assert_eq!(asked("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), Some("text/html"));
        assert_eq!(asked("text/*;q=0.3, text/html;q=0.7, */*;q=0.5"), Some("text/html"));
        assert_eq!(asked("image/png"), None);
        assert_eq!(asked("nonsense"), Some("text/turtle"));
    }
}
