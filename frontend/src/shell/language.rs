//! In which language a page speaks: the reader's choice, else what the browser asks for, else English.

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT_LANGUAGE;

/// Remembers the choice.
pub const COOKIE: &str = "intercity_language";

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Deutsch
    De,
    /// English
    En,
    /// Français
    Fr,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::De, Self::En, Self::Fr];

    /// The BCP 47 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// Its own name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
            Self::Fr => "Français",
        }
    }

    /// From a BCP 47 code; the region is ignored.
    pub fn parse(code: &str) -> Option<Self> {
        let base = code.split(['-', '_']).next()?.trim();
        Self::ALL.into_iter().find(|language| base.eq_ignore_ascii_case(language.code()))
    }

    /// The language for a request: `?lang=`, then the cookie, then `Accept-Language`.
    pub fn of(request: &HttpRequest) -> Self {
        chosen(request)
            .or_else(|| request.cookie(COOKIE).and_then(|cookie| Self::parse(cookie.value())))
            .or_else(|| accepted(request.headers().get(ACCEPT_LANGUAGE)?.to_str().ok()?))
            .unwrap_or(Self::En)
    }
}

/// The language chosen with this very request, if any.
pub fn chosen(request: &HttpRequest) -> Option<Language> {
    url::form_urlencoded::parse(request.query_string().as_bytes())
        .find(|(name, _)| name == "lang")
        .and_then(|(_, code)| Language::parse(&code))
}

fn accepted(header: &str) -> Option<Language> {
    let mut wishes: Vec<(f32, Language)> = header
        .split(',')
        .filter_map(|wish| {
            let mut parts = wish.split(';');
            let language = Language::parse(parts.next()?)?;
            let weight = parts.find_map(|p| p.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
            Some((weight, language))
        })
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
    wishes.first().map(|(_, language)| *language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_known_wish_wins() {
        assert_eq!(accepted("es, fr;q=0.4, de-AT;q=0.8"), Some(Language::De));
        assert_eq!(accepted("es"), None);
        assert_eq!(accepted("en;q=0, fr;q=0.1"), Some(Language::Fr));
    }
}
