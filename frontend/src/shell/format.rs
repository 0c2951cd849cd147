//! Dates, durations, numbers, money and sizes as people read them in their language.

use chrono::{DateTime, Datelike, Timelike, Utc};
use chrono_tz::Tz;

use super::{Language, Page, text};

const DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// A time zone by its IANA name; UTC when unknown.
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// The day of an instant in a zone: "20 July 2026".
pub fn date(language: Language, instant: DateTime<Utc>, zone_name: &str) -> String {
    let local = instant.with_timezone(&zone(zone_name));
    let month = |names: [&'static str; 12]| names.get(local.month0() as usize).copied().unwrap_or_default();
    let (day, year) = (local.day(), local.year());
    match language {
        Language::De => format!("{day}. {} {year}", month(DE)),
        Language::En => format!("{day} {} {year}", month(EN)),
        Language::Fr if day == 1 => format!("1er {} {year}", month(FR)),
        Language::Fr => format!("{day} {} {year}", month(FR)),
    }
}

/// The time of day of an instant in a zone: "16:00".
pub fn clock(instant: DateTime<Utc>, zone_name: &str) -> String {
    let local = instant.with_timezone(&zone(zone_name));
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// The place whose time a zone keeps: "Berlin time".
pub fn zone_label(language: Language, zone_name: &str) -> String {
    if zone_name.is_empty() || zone_name == "UTC" || zone_name == "Etc/UTC" {
        return "UTC".into();
    }
    let place = zone_name.rsplit('/').next().unwrap_or(zone_name).replace('_', " ");
    let key = format!("zone-{}", place.to_lowercase().replace(' ', "-"));
    let place = text::find(language, &key).unwrap_or(place);
    text::text_with(language, "time-of-place", &[("place".into(), place.into())].into())
}

/// Day, time and zone: "20 July 2026, 16:00 Berlin time".
pub fn moment(language: Language, instant: DateTime<Utc>, zone_name: &str) -> String {
    let day = date(language, instant, zone_name);
    let clock = clock(instant, zone_name);
    let zone = zone_label(language, zone_name);
    match language {
        Language::Fr => format!("{day} à {clock}, {zone}"),
        Language::De | Language::En => format!("{day}, {clock} {zone}"),
    }
}

/// How long until (or since) an instant: "in 12 days", "3 hours ago".
pub fn distance(language: Language, now: DateTime<Utc>, instant: DateTime<Utc>) -> String {
    let key = if instant >= now { "time-in" } else { "time-ago" };
    text::text_with(language, key, &[("span".into(), span(language, now, instant, true).into())].into())
}

/// The span between two instants: "12 days".
pub fn left(language: Language, now: DateTime<Utc>, instant: DateTime<Utc>) -> String {
    span(language, now, instant, false)
}

fn span(language: Language, now: DateTime<Utc>, instant: DateTime<Utc>, inflected: bool) -> String {
    let minutes = (instant - now).num_minutes().abs();
    let (unit, count) = match minutes {
        0..120 => ("minutes", minutes),
        120..2880 => ("hours", minutes / 60),
        2880..86400 => ("days", minutes / 1440),
        86400..1_051_200 => ("months", minutes / 43_800),
        _ => ("years", minutes / 525_600),
    };
    let key = if inflected { format!("span-{unit}.inflected") } else { format!("span-{unit}") };
    text::text_with(language, &key, &[("count".into(), count.into())].into())
}

/// A whole number with its thousands apart.
pub fn number(language: Language, value: i64) -> String {
    let separator = match language {
        Language::De => ".",
        Language::En => ",",
        Language::Fr => "\u{202f}",
    };
    let digits = value.unsigned_abs().to_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    if value < 0 { format!("−{out}") } else { out }
}

/// A number with a fixed count of decimals.
#[allow(clippy::cast_possible_truncation)] // the whole part of what people write fits
pub fn decimal(language: Language, value: f64, places: usize) -> String {
    let plain = format!("{:.places$}", value.abs());
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let whole = number(language, whole.parse().unwrap_or_default());
    let point = if language == Language::En { "." } else { "," };
    let sign = if value < 0.0 { "−" } else { "" };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{rest}") }
}

/// An amount of money, its minor part only where there is one.
pub fn money(language: Language, minor: i64, currency: &str) -> String {
    let (whole, rest) = (minor / 100, (minor % 100).abs());
    let mut amount = number(language, whole);
    if rest > 0 {
        let point = if language == Language::En { "." } else { "," };
        amount = format!("{amount}{point}{rest:02}");
    }
    let sign = match currency {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        other => other,
    };
    match language {
        Language::En if sign.len() < 3 || sign == "€" => format!("{sign}{amount}"),
        Language::En => format!("{sign} {amount}"),
        Language::De | Language::Fr => format!("{amount}\u{a0}{sign}"),
    }
}

/// The size of a file in decimal units.
#[allow(clippy::cast_precision_loss)] // one decimal is shown
pub fn size(language: Language, bytes: i64) -> String {
    let byte = if language == Language::Fr { "o" } else { "B" };
    let value = bytes.max(0) as f64;
    let (scaled, unit) = match bytes {
        ..1000 => return format!("{bytes}\u{a0}{}", if language == Language::Fr { "octets" } else { "bytes" }),
        1000..1_000_000 => (value / 1e3, "k"),
        1_000_000..1_000_000_000 => (value / 1e6, "M"),
        _ => (value / 1e9, "G"),
    };
    let places = usize::from(scaled < 100.0);
    format!("{}\u{a0}{unit}{byte}", decimal(language, scaled, places))
}

impl Page {
    /// "20 July 2026".
    pub fn date(&self, instant: &DateTime<Utc>, zone: &str) -> String {
        date(self.language(), *instant, zone)
    }

    /// "16:00".
    pub fn clock(&self, instant: &DateTime<Utc>, zone: &str) -> String {
        clock(*instant, zone)
    }

    /// "Berlin time".
    pub fn zone_label(&self, zone: &str) -> String {
        zone_label(self.language(), zone)
    }

    /// "20 July 2026, 16:00 Berlin time".
    pub fn moment(&self, instant: &DateTime<Utc>, zone: &str) -> String {
        moment(self.language(), *instant, zone)
    }

    /// "20 July 2026, 16:00:05 Berlin time", for receipts.
    pub fn moment_exact(&self, instant: &DateTime<Utc>, zone_name: &str) -> String {
        let clock = clock(*instant, zone_name);
        let exact = instant.with_timezone(&zone(zone_name)).format("%H:%M:%S").to_string();
        self.moment(instant, zone_name).replacen(&clock, &exact, 1)
    }

    /// "in 12 days", "3 hours ago".
    pub fn distance(&self, instant: &DateTime<Utc>) -> String {
        distance(self.language(), self.now(), *instant)
    }

    /// "12 days".
    pub fn left(&self, instant: &DateTime<Utc>) -> String {
        left(self.language(), self.now(), *instant)
    }

    /// Whether an instant lies ahead by less than so many days.
    pub fn is_within_days(&self, instant: &DateTime<Utc>, days: i64) -> bool {
        let left = (*instant - self.now()).num_minutes();
        (0..days * 1440).contains(&left)
    }

    /// Whether an instant has passed.
    pub fn is_past(&self, instant: &DateTime<Utc>) -> bool {
        *instant <= self.now()
    }

    /// An instant for the attribute `datetime`.
    pub fn iso(&self, instant: &DateTime<Utc>) -> String {
        instant.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// "12,400".
    pub fn number(&self, value: impl TryInto<i64>) -> String {
        number(self.language(), value.try_into().unwrap_or(i64::MAX))
    }

    /// "3.50".
    pub fn decimal(&self, value: &f64, places: usize) -> String {
        decimal(self.language(), *value, places)
    }

    /// "£40,000".
    pub fn money(&self, minor: impl TryInto<i64>, currency: &str) -> String {
        money(self.language(), minor.try_into().unwrap_or(i64::MAX), currency)
    }

    /// "1.4 MB".
    pub fn size(&self, bytes: impl TryInto<i64>) -> String {
        size(self.language(), bytes.try_into().unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn moments_stand_in_the_citys_zone_and_the_readers_language() {
        let instant = Utc.with_ymd_and_hms(2026, 7, 20, 14, 0, 0).unwrap();
        assert_eq!(moment(Language::En, instant, "Europe/Berlin"), "20 July 2026, 16:00 Berlin time");
        assert_eq!(moment(Language::De, instant, "America/New_York"), "20. Juli 2026, 10:00 Ortszeit New York");
        assert_eq!(moment(Language::Fr, instant, "Europe/London"), "20 juillet 2026 à 15:00, heure de Londres");
    }

    #[test]
    fn distances_are_inflected() {
        let now = Utc.with_ymd_and_hms(2026, 7, 8, 14, 0, 0).unwrap();
        let later = now + chrono::TimeDelta::days(12);
        assert_eq!(distance(Language::En, now, later), "in 12 days");
        assert_eq!(distance(Language::De, now, later), "in 12 Tagen");
        assert_eq!(left(Language::De, now, later), "12 Tage");
        assert_eq!(distance(Language::Fr, later, now), "il y a 12 jours");
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(number(Language::En, 1_234_567), "1,234,567");
        assert_eq!(money(Language::De, 4_000_050, "EUR"), "40.000,50\u{a0}€");
        assert_eq!(money(Language::En, 4_000_000, "GBP"), "£40,000");
        assert_eq!(size(Language::En, 1_400_000), "1.4\u{a0}MB");
        assert_eq!(size(Language::Fr, 900), "900\u{a0}octets");
        assert_eq!(decimal(Language::De, 3.456, 2), "3,46");
    }
}
