//! What people type into answers, as JSON and back: numbers, amounts, and the digest that tells whether they changed it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::shell::Language;

/// A number as people write it: with decimal point or comma, thousands apart or not.
pub fn number(text: &str, language: Language) -> Option<Value> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\'').collect();
    let (thousands, point) = if language == Language::En { (',', '.') } else { ('.', ',') };
    let grouped = plain.split(thousands).enumerate().all(|(n, part)| {
        let digits = part.trim_start_matches('-');
        let end = if n == 0 { digits } else { digits.split(point).next().unwrap_or_default() };
        end.chars().all(|c| c.is_ascii_digit()) && if n == 0 { (1..=3).contains(&end.len()) } else { end.len() == 3 }
    });
    let plain = if grouped { plain.replace(thousands, "") } else { plain };
    let plain = plain.replace(',', ".");
    if !plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | 'e' | 'E' | '+')) {
        return None;
    }
    if let Ok(whole) = plain.parse::<i64>() {
        return Some(json!(whole));
    }
    plain.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| json!(number))
}

/// A number as a field shows it.
pub fn number_text(value: &Value, language: Language) -> String {
    let Value::Number(number) = value else { return String::new() };
    let text = number.to_string();
    if language == Language::En { text } else { text.replace('.', ",") }
}

/// Minor units of an amount typed with comma or point, with or without thousands apart.
pub fn minor(text: &str) -> Option<i64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && !"€£$'".contains(*c)).collect();
    let (whole, cents) = match plain.rfind([',', '.']) {
        Some(at) if plain.len() - at <= 3 => (plain.get(..at)?, plain.get(at + 1..)?),
        _ => (plain.as_str(), ""),
    };
    let whole: String = whole.chars().filter(|c| *c != ',' && *c != '.').collect();
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !digits(&whole) || !digits(cents) {
        return None;
    }
    let cents: i64 = match cents.len() {
        0 => 0,
        1 => cents.parse::<i64>().ok()?.checked_mul(10)?,
        _ => cents.parse().ok()?,
    };
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)
}

/// Amount and currency of a stored amount.
pub fn money(value: &Value) -> Option<(i64, &str)> {
    Some((value.get("minor")?.as_i64()?, value.get("currency")?.as_str()?))
}

/// An amount as a field shows it.
pub fn money_text(minor: i64, language: Language) -> String {
    let point = if language == Language::En { '.' } else { ',' };
    let (whole, cents) = (minor / 100, minor % 100);
    if cents == 0 { whole.to_string() } else { format!("{whole}{point}{cents:02}") }
}

/// Whether it says nothing.
pub fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_blank),
        Value::Object(map) => map.values().all(is_blank),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A short mark of what a field held when it was shown: what still has the same mark was not touched.
pub fn digest(value: &Value) -> String {
    let hash = Sha256::digest(normal(value).to_string().as_bytes());
    hex::encode(hash).chars().take(16).collect()
}

/// The same however browsers and clients write it: line ends, outer space, order of chosen options, empty cells.
fn normal(value: &Value) -> Value {
    if is_blank(value) {
        return Value::Null;
    }
    match value {
        Value::String(text) => Value::String(text.replace("\r\n", "\n").trim().to_owned()),
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().filter(|item| !is_blank(item)).map(normal).collect();
            if items.iter().all(Value::is_string) {
                items.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
            }
            Value::Array(items)
        }
        Value::Object(map) => {
            let sorted: BTreeMap<&String, &Value> = map.iter().filter(|(_, item)| !is_blank(item)).collect();
            Value::Object(sorted.into_iter().map(|(key, item)| (key.clone(), normal(item))).collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, language, expected) in [
            ("3.5", Language::En, json!(3.5)),
            ("3,5", Language::De, json!(3.5)),
            ("12,500", Language::En, json!(12_500)),
            ("12.500", Language::De, json!(12_500)),
            ("1.234.567,5", Language::De, json!(1_234_567.5)),
            ("12\u{202f}500", Language::Fr, json!(12_500)),
            ("-4", Language::Fr, json!(-4)),
            ("0,25", Language::En, json!(0.25)),
        ] {
            assert_eq!(number(typed, language), Some(expected), "{typed}");
        }
        for typed in ["x", "inf", "NaN", "3 apples", "1.2.3"] {
            assert_eq!(number(typed, Language::En), None, "{typed}");
        }
        assert_eq!(number(&number_text(&json!(12.345), Language::De), Language::De), Some(json!(12.345)));
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for typed in ["40000", "40.000", "40,000", "40.000,00", "40,000.00", "€ 40 000"] {
            assert_eq!(minor(typed), Some(4_000_000), "{typed}");
        }
        assert_eq!(minor("123456789012.5"), Some(12_345_678_901_250));
        for typed in ["", "-1", "x", "1e9"] {
            assert_eq!(minor(typed), None, "{typed}");
        }
        assert_eq!(money_text(4_050, Language::De), "40,50");
    }

    #[test]
    fn the_mark_ignores_what_browsers_change() {
        assert_eq!(digest(&json!("a\nb")), digest(&json!(" a\r\nb ")));
        assert_eq!(digest(&json!(["b", "a"])), digest(&json!(["a", "b"])));
        assert_eq!(digest(&json!([])), digest(&Value::Null));
        assert_eq!(digest(&json!([{ "x": 1, "y": "" }, {}])), digest(&json!([{ "x": 1 }])));
        assert_ne!(digest(&json!("a")), digest(&json!("b")));
    }
}
