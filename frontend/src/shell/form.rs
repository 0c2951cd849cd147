//! What a form was sent with: every value as typed, so that nothing is lost when it comes back with faults.

use actix_web::web::Payload as Body;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use bytes::BytesMut;
use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Utc};
use futures_util::StreamExt;
use futures_util::future::{FutureExt, LocalBoxFuture};

use super::{Language, Page, PageError, Violation, format};

/// The field that carries the form's token.
pub const TOKEN: &str = "_token";
const LARGEST: usize = 2 * 1024 * 1024;

/// The values of a form and the faults found in them. As an extractor it also checks the form's token.
#[derive(Clone)]
pub struct Form {
    pub(super) page: Page,
    pub(super) values: Vec<(String, String)>,
    pub(super) faults: Vec<Violation>,
}

impl FromRequest for Form {
    type Error = PageError;
    type Future = LocalBoxFuture<'static, Result<Self, PageError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let body = Body::from_request(&request, payload);
        async move {
            let page = Page::of(&request).await?;
            let mut body = body.await.map_err(|e| PageError::internal("no body", e))?;
            let mut bytes = BytesMut::new();
            while let Some(chunk) = body.next().await {
                let chunk = chunk.map_err(|e| PageError::internal("a form broke off", e))?;
                if bytes.len() + chunk.len() > LARGEST {
                    return Err(PageError::TooLarge);
                }
                bytes.extend_from_slice(&chunk);
            }
            let values = url::form_urlencoded::parse(&bytes).into_owned().collect();
            Self { page, values, faults: Vec::new() }.checked_token()
        }
        .boxed_local()
    }
}

impl Form {
    /// An empty form.
    pub fn new(page: &Page) -> Self {
        Self { page: page.clone(), values: Vec::new(), faults: Vec::new() }
    }

    /// Refuses a form that was not sent from a page of ours.
    pub(super) fn checked_token(self) -> Result<Self, PageError> {
        if self.page.shared.accepts(self.page.backend().secret(), self.value(TOKEN)) {
            Ok(self)
        } else {
            Err(PageError::Forged)
        }
    }

    /// Sets a value, for a form that opens with something in it.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.values.push((name.into(), value.into()));
        self
    }

    /// Puts another value in place of what was sent, for a hidden field that the page itself keeps.
    #[must_use]
    pub fn replaced(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.retain(|(key, _)| key != name);
        self.with(name, value)
    }

    /// Sets an instant as local time in a zone, with the zone, for [`read_moment`](Self::read_moment).
    #[must_use]
    pub fn with_moment(self, name: &str, instant: Option<DateTime<Utc>>, zone: &str) -> Self {
        let local = instant.map(|i| i.with_timezone(&format::zone(zone)).format("%Y-%m-%dT%H:%M").to_string());
        self.with(name, local.unwrap_or_default()).with(format!("{name}.zone"), zone)
    }

    /// Sets the translations of a text, for [`read_localized`](Self::read_localized).
    #[must_use]
    pub fn with_localized(mut self, name: &str, authoritative: &str, texts: &[(String, String)]) -> Self {
        for (language, text) in texts {
            self = self.with(format!("{name}.{language}"), text.clone());
        }
        self.with(format!("{name}.authoritative"), authoritative)
    }

    /// The same form with the faults that the API found.
    #[must_use]
    pub fn refused(mut self, faults: Vec<Violation>) -> Self {
        self.faults.extend(faults.into_iter().map(|mut fault| {
            if let Some(path) = fault.path.strip_prefix("input.") {
                fault.path = path.to_owned();
            }
            fault
        }));
        self
    }

    /// Adds one fault that the page itself found, as key of the locales.
    pub fn fault(&mut self, path: &str, key: &str) {
        let message = self.page.t(key);
        self.faults.push(Violation { code: key.into(), path: path.into(), message });
    }

    /// Whether any fault was found.
    pub fn is_refused(&self) -> bool {
        !self.faults.is_empty()
    }

    /// The faults, to name some of them apart.
    pub fn faults(&self) -> &[Violation] {
        &self.faults
    }

    /// Every name and value, in the order sent.
    pub fn all(&self) -> &[(String, String)] {
        &self.values
    }

    /// The value of a field as typed; empty when absent.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field that can be given several times.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.values.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }

    /// The value without space around it.
    pub fn read(&self, name: &str) -> String {
        self.value(name).trim().replace("\r\n", "\n")
    }

    /// The value, unless it is empty.
    pub fn read_optional(&self, name: &str) -> Option<String> {
        Some(self.read(name)).filter(|value| !value.is_empty())
    }

    /// Whether a box is ticked.
    pub fn is_ticked(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    /// A number; a fault is noted when something else stands there. Accepts decimal comma and spaces.
    pub fn read_number<N: std::str::FromStr>(&mut self, name: &str) -> Option<N> {
        let plain: String = self.value(name).chars().filter(|c| !c.is_whitespace()).collect();
        if plain.is_empty() {
            return None;
        }
        let number = plain.replace(',', ".").parse().ok();
        if number.is_none() {
            self.fault(name, "form-not-a-number");
        }
        number
    }

    /// An amount of money in minor units and its currency, from `name` and `name.currency`.
    pub fn read_money(&mut self, name: &str) -> Option<(i32, String)> {
        let currency = self.value(&format!("{name}.currency")).to_owned();
        let plain: String = self.value(name).chars().filter(|c| c.is_ascii_digit() || ",.-".contains(*c)).collect();
        if self.value(name).trim().is_empty() {
            return None;
        }
        let minor = minor_units(&plain);
        if minor.is_none() {
            self.fault(name, "form-not-an-amount");
        }
        minor.map(|minor| (minor, currency))
    }

    /// A day.
    pub fn read_date(&mut self, name: &str) -> Option<NaiveDate> {
        let typed = self.read_optional(name)?;
        let date = typed.parse().ok();
        if date.is_none() {
            self.fault(name, "form-not-a-date");
        }
        date
    }

    /// An instant from local time `name` and zone `name.zone`.
    pub fn read_moment(&mut self, name: &str) -> Option<DateTime<Utc>> {
        let typed = self.read_optional(name)?;
        let zone = format::zone(self.value(&format!("{name}.zone")));
        let local = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
            .iter()
            .find_map(|pattern| NaiveDateTime::parse_from_str(&typed, pattern).ok());
        let instant = local.and_then(|local| match zone.from_local_datetime(&local) {
            LocalResult::Single(instant) => Some(instant),
            // In the hour that a clock shows twice the later one is kinder to people with a deadline.
            LocalResult::Ambiguous(_, later) => Some(later),
            LocalResult::None => None,
        });
        if instant.is_none() {
            self.fault(name, "form-not-a-moment");
        }
        instant.map(|instant| instant.with_timezone(&Utc))
    }

    /// A text in several languages: the authoritative language and what was written in each.
    pub fn read_localized(&self, name: &str) -> (String, Vec<(String, String)>) {
        let texts: Vec<_> = Language::ALL
            .into_iter()
            .filter_map(|language| {
                let text = self.read_optional(&format!("{name}.{}", language.code()))?;
                Some((language.code().to_owned(), text))
            })
            .collect();
        let named = self.read(&format!("{name}.authoritative"));
        let authoritative = if named.is_empty() {
            texts.first().map_or_else(|| self.page.lang().to_owned(), |(language, _)| language.clone())
        } else {
            named
        };
        (authoritative, texts)
    }
}

/// Minor units of an amount typed with comma or point, with or without thousands apart.
fn minor_units(plain: &str) -> Option<i32> {
    let (whole, cents) = match plain.rfind([',', '.']) {
        Some(at) if plain.len() - at <= 3 => (plain.get(..at)?, plain.get(at + 1..)?),
        _ => (plain, ""),
    };
    let whole: String = whole.chars().filter(|c| *c != ',' && *c != '.').collect();
    let cents: i32 = match cents.len() {
        0 => 0,
        1 => cents.parse::<i32>().ok()? * 10,
        _ => cents.parse().ok()?,
    };
    whole.parse::<i32>().ok()?.checked_mul(100)?.checked_add(cents)
}

#[cfg(test)]
mod tests {
    use super::minor_units;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for typed in ["40000", "40.000", "40,000", "40.000,00", "40,000.00"] {
            assert_eq!(minor_units(typed), Some(4_000_000), "{typed}");
        }
        assert_eq!(minor_units("12,5"), Some(1_250));
        assert_eq!(minor_units("x"), None);
    }
}
