//! The ways in which a cell can be read as a number: plain, English or German figures, and dates as seconds.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};

/// A way of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lens {
    /// 1234.5
    Plain,
    /// 1,234.5
    English,
    /// 1.234,5
    German,
    /// 2026-11-26, also 2026-11 and 2026/11/26
    Iso,
    /// 2026-11-26T10:00:00, with or without zone
    IsoTime,
    /// 26.11.2026 and 26.11.26
    Dotted,
    /// 11/26/2026, with or without a time
    MonthFirst,
    /// 26/11/2026, with or without a time
    DayFirst,
    /// 20261126
    Compact,
}

impl Lens {
    /// All ways, those that are believed first come first.
    pub const ALL: [Self; 9] = [
        Self::Plain,
        Self::English,
        Self::German,
        Self::Iso,
        Self::IsoTime,
        Self::Dotted,
        Self::MonthFirst,
        Self::DayFirst,
        Self::Compact,
    ];

    /// Its place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Whether it reads numbers.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Plain | Self::English | Self::German)
    }

    /// How it is written, for readers; nothing for the plain ways.
    pub const fn written(self) -> Option<&'static str> {
        match self {
            Self::Plain | Self::Iso | Self::IsoTime => None,
            Self::English => Some("1,234.5"),
            Self::German => Some("1.234,5"),
            Self::Dotted => Some("dd.mm.yyyy"),
            Self::MonthFirst => Some("m/d/yyyy"),
            Self::DayFirst => Some("d/m/yyyy"),
            Self::Compact => Some("yyyymmdd"),
        }
    }

    /// The number, or the seconds since 1970 of a date.
    pub fn read(self, text: &str) -> Option<f64> {
        match self {
            Self::Plain => plain(bare(text)),
            Self::English => grouped(bare(text), ',', '.'),
            Self::German => grouped(bare(text), '.', ','),
            Self::Iso => iso(text),
            Self::IsoTime => iso_time(text),
            Self::Dotted => seconds(date(text, '.', [2, 1, 0])?),
            Self::MonthFirst => slashed(text, [2, 0, 1]),
            Self::DayFirst => slashed(text, [2, 1, 0]),
            Self::Compact => compact(text),
        }
    }
}

/// The sign of a currency or percentage that stands at a number.
pub fn unit(text: &str) -> Option<char> {
    text.chars().next_back().filter(|c| matches!(c, '%' | '€')).or_else(|| {
        let first = text.trim_start_matches(['-', '+']).chars().next()?;
        matches!(first, '$' | '£' | '€').then_some(first)
    })
}

/// The number without its unit.
fn bare(text: &str) -> &str {
    match unit(text) {
        None => text,
        Some(sign) => text.strip_suffix(sign).or_else(|| text.strip_prefix(sign)).unwrap_or(text).trim(),
    }
}

fn plain(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let first = digits.bytes().next()?;
    if !(first.is_ascii_digit() || first == b'.') || text.len() > 40 {
        return None;
    }
    let allowed = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'-' | b'+');
    if !digits.bytes().all(allowed) {
        return None;
    }
    text.parse::<f64>().ok().filter(|n| n.is_finite())
}

/// Whether it is written with digits alone, and whether it begins with a zero that a number would not have.
pub fn whole(text: &str) -> Option<bool> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let all = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    all.then(|| digits.len() > 1 && digits.starts_with('0'))
}

/// Groups of three between separators, and an optional fraction; also numbers without either.
fn grouped(text: &str, separator: char, point: char) -> Option<f64> {
    if text.len() > 40 {
        return None;
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = match digits.split_once(point) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if fraction.is_some_and(|fraction| !is_digits(fraction)) {
        return None;
    }
    let mut groups = whole.split(separator);
    let first = groups.next()?;
    let mut number = String::from(first);
    let mut many = false;
    for group in groups {
        if group.len() != 3 || !is_digits(group) {
            return None;
        }
        many = true;
        number.push_str(group);
    }
    if !is_digits(first) || (many && first.len() > 3) {
        return None;
    }
    if let Some(fraction) = fraction {
        number.push('.');
        number.push_str(fraction);
    }
    number.parse::<f64>().ok().map(|n| n * sign)
}

fn seconds(day: NaiveDate) -> Option<f64> {
    Some(at(day.and_time(NaiveTime::MIN)))
}

#[allow(clippy::cast_precision_loss)] // seconds of any date here are far below 2^53
fn at(moment: NaiveDateTime) -> f64 {
    moment.and_utc().timestamp() as f64
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if !(1000..=2999).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Three numbers between separators; `order` says where year, month and day stand.
fn date(text: &str, separator: char, order: [usize; 3]) -> Option<NaiveDate> {
    if text.len() > 10 || text.len() < 6 {
        return None;
    }
    let mut parts = [""; 3];
    let mut pieces = text.split(separator);
    for part in &mut parts {
        *part = pieces.next()?;
    }
    if pieces.next().is_some() || parts.iter().any(|part| !part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let [year_at, month_at, day_at] = order;
    let year_text = parts.get(year_at)?;
    let year: i32 = year_text.parse().ok()?;
    let year = match year_text.len() {
        4 => year,
        2 if year < 70 => 2000 + year,
        2 => 1900 + year,
        _ => return None,
    };
    day(year, parts.get(month_at)?.parse().ok()?, parts.get(day_at)?.parse().ok()?)
}

fn iso(text: &str) -> Option<f64> {
    let year: i32 = text.get(..4)?.parse().ok()?;
    match (text.len(), text.as_bytes().get(4)?) {
        (7, b'-') => seconds(day(year, text.get(5..)?.parse().ok()?, 1)?),
        (8..=10, b'-') => seconds(date(text, '-', [0, 1, 2])?),
        (8..=10, b'/') => seconds(date(text, '/', [0, 1, 2])?),
        _ => None,
    }
}

fn iso_time(text: &str) -> Option<f64> {
    if text.len() < 16 || text.len() > 40 || !text.as_bytes().get(4).is_some_and(|b| matches!(b, b'-' | b'/')) {
        return None;
    }
    let text = text.replacen(' ', "T", 1).replace('/', "-");
    if let Ok(moment) = DateTime::parse_from_rfc3339(&text) {
        return Some(at(moment.naive_utc()));
    }
    for format in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S%.f%#z"] {
        if format.ends_with('z') {
            if let Ok(moment) = DateTime::parse_from_str(&text, format) {
                return Some(at(moment.naive_utc()));
            }
        } else if let Ok(moment) = NaiveDateTime::parse_from_str(&text, format) {
            return Some(at(moment));
        }
    }
    None
}

fn slashed(text: &str, order: [usize; 3]) -> Option<f64> {
    let (day, time) = match text.split_once(' ') {
        Some((day, time)) => (day, Some(time.trim())),
        None => (text, None),
    };
    let day = date(day, '/', order)?;
    let Some(time) = time else { return seconds(day) };
    let read = ["%I:%M:%S %p", "%I:%M %p", "%H:%M:%S", "%H:%M"];
    let time = read.iter().find_map(|format| NaiveTime::parse_from_str(time, format).ok())?;
    Some(at(day.and_time(time)))
}

fn compact(text: &str) -> Option<f64> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i32 = text.get(..4)?.parse().ok()?;
    if !(1900..=2100).contains(&year) {
        return None;
    }
    seconds(day(year, text.get(4..6)?.parse().ok()?, text.get(6..)?.parse().ok()?)?)
}

/// A moment for readers: a day, or a day with its time.
#[allow(clippy::cast_possible_truncation)] // seconds of a date
pub fn show_time(seconds: f64, with_time: bool) -> String {
    let Some(moment) = DateTime::from_timestamp(seconds as i64, 0) else { return String::new() };
    let format = if with_time { "%Y-%m-%dT%H:%M:%S" } else { "%Y-%m-%d" };
    moment.format(format).to_string()
}

/// A number for readers: as short as it can be without saying something else.
pub fn show_number(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned(); // also for minus zero
    }
    if number == number.trunc() && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let text = format!("{number}");
    if text.len() <= 20 { text } else { format!("{number:.6e}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures() {
        assert_eq!(Lens::Plain.read("13.34604"), Some(13.34604));
        assert_eq!(Lens::Plain.read("-1.5e3"), Some(-1500.0));
        for not in ["", "-", "1,5", "NaN", "inf", "1.2.3", "0x10", "12 km", "1e999"] {
            assert_eq!(Lens::Plain.read(not), None, "{not}");
        }
        assert_eq!(Lens::German.read("6.193.990"), Some(6_193_990.0));
        assert_eq!(Lens::German.read("-1.234,5"), Some(-1234.5));
        assert_eq!(Lens::German.read("0,5 €"), Some(0.5));
        assert_eq!(Lens::German.read("13.34604"), None);
        assert_eq!(Lens::English.read("$1,234.50"), Some(1234.5));
        assert_eq!(Lens::English.read("12,34"), None);
        assert_eq!(Lens::Plain.read("9.23%"), Some(9.23));
        assert_eq!(whole("0500"), Some(true));
        assert_eq!(whole("500"), Some(false));
        assert_eq!(whole("5.0"), None);
    }

    #[test]
    fn dates() {
        let shown = |lens: Lens, text: &str| lens.read(text).map(|seconds| show_time(seconds, true));
        assert_eq!(shown(Lens::Iso, "2025-12").unwrap(), "2025-12-01T00:00:00");
        assert_eq!(shown(Lens::Iso, "2019-02-30"), None);
        assert_eq!(shown(Lens::IsoTime, "2026-06-21T00:00:00+02:00").unwrap(), "2026-06-20T22:00:00");
        assert_eq!(shown(Lens::IsoTime, "2017-03-21T00:00:00").unwrap(), "2017-03-21T00:00:00");
        assert_eq!(shown(Lens::IsoTime, "2017-03-21 10:15").unwrap(), "2017-03-21T10:15:00");
        assert_eq!(shown(Lens::Dotted, "24.11.25").unwrap(), "2025-11-24T00:00:00");
        assert_eq!(shown(Lens::Dotted, "1.2.1999").unwrap(), "1999-02-01T00:00:00");
        assert_eq!(shown(Lens::MonthFirst, "9/15/2017").unwrap(), "2017-09-15T00:00:00");
        assert_eq!(shown(Lens::DayFirst, "9/15/2017"), None);
        assert_eq!(shown(Lens::MonthFirst, "05/01/2012 12:30:00 AM").unwrap(), "2012-05-01T00:30:00");
        assert_eq!(shown(Lens::Compact, "20150114").unwrap(), "2015-01-14T00:00:00");
        assert_eq!(shown(Lens::Compact, "20151340"), None);
    }

    #[test]
    fn numbers_are_shown_short() {
        assert_eq!(show_number(0.0), "0");
        assert_eq!(show_number(-0.0), "0");
        assert_eq!(show_number(-12.0), "-12");
        assert_eq!(show_number(0.1), "0.1");
        assert_eq!(show_number(6_193_990.0), "6193990");
    }
}
