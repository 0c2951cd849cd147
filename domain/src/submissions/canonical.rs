//! The canonical form of a version: JSON as RFC 8785 writes it, so that anybody can compute the same hash.
//!
//! No white space; the members of an object sorted by the UTF-16 code units of their names; strings with
//! only the escapes that JSON demands; numbers as ECMAScript prints them. The text is UTF-8, and its
//! SHA-256 in lower-case hexadecimal is what a receipt signs. Answers keep decimal numbers as strings, so
//! that no reader's floating point can change a hash.

use std::fmt::Write as _;

use serde_json::Value;
use sha2::{Digest, Sha256};

/// The canonical text of a value.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

/// SHA-256 of the canonical text, lower-case hexadecimal.
pub fn sha256(value: &Value) -> String {
    hex::encode(Sha256::digest(text(value).as_bytes()))
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => write_number(number, out),
        Value::String(string) => write_string(string, out),
        Value::Array(items) => {
            out.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(map) => {
            let mut members: Vec<_> = map.iter().collect();
            members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (position, (name, member)) in members.into_iter().enumerate() {
                if position > 0 {
                    out.push(',');
                }
                write_string(name, out);
                out.push(':');
                write(member, out);
            }
            out.push('}');
        }
    }
}

fn write_string(string: &str, out: &mut String) {
    out.push('"');
    for character in string.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            control if u32::from(control) < 0x20 => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

/// ECMAScript's `Number::toString`: the shortest digits that read back the same, an exponent only for
/// magnitudes of 1e21 and more or under 1e-6. Rust prints the same shortest digits.
fn write_number(number: &serde_json::Number, out: &mut String) {
    let Some(float) = number.as_f64() else {
        out.push_str("null");
        return;
    };
    let magnitude = float.abs();
    let _ = if magnitude == 0.0 {
        out.write_char('0')
    } else if (1e-6..1e21).contains(&magnitude) {
        write!(out, "{float}")
    } else {
        let text = format!("{float:e}");
        match text.split_once('e') {
            Some((digits, exponent)) if !exponent.starts_with('-') => write!(out, "{digits}e+{exponent}"),
            _ => out.write_str(&text),
        }
    };
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn follows_the_rfc() {
        let value = json!({
            "numbers": [333333333.3333333_f64, 1e30, 4.5, 2e-3, 0.000000000000000000000000001_f64, 1.0, -0.0],
            "string": "\u{20ac}$\u{f}\nA'B\"\\\\\"/",
            "literals": [null, true, false],
        });
        assert_eq!(
            text(&value),
            "{\"literals\":[null,true,false],\
             \"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27,1,0],\
             \"string\":\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"
        );
    }

    #[test]
    fn sorts_by_utf16_code_units() {
        // U+FB33 is smaller than U+1F600 as a code point, and greater than its first surrogate.
        assert_eq!(text(&json!({"\u{fb33}": 1, "\u{1f600}": 2, "a": 3})), "{\"a\":3,\"\u{1f600}\":2,\"\u{fb33}\":1}");
    }

    #[test]
    fn the_hash_is_that_of_the_text() {
        assert_eq!(sha256(&json!({})), "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-9_007_199_254_740_991_i64..=9_007_199_254_740_991).prop_map(Value::from),
            ".{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 48, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((".{0,6}", inner), 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    /// The same value with the members of every object written in the opposite order.
    fn reversed(value: &Value) -> String {
        match value {
            Value::Array(items) => format!("[ {} ]", items.iter().map(reversed).collect::<Vec<_>>().join(" , ")),
            Value::Object(map) => {
                let mut members: Vec<_> = map.iter().collect();
                members.reverse();
                let members: Vec<_> = members
                    .into_iter()
                    .map(|(k, v)| format!("{} : {}", Value::from(k.as_str()), reversed(v)))
                    .collect();
                format!("{{ {} }}", members.join(" ,\n"))
            }
            leaf => leaf.to_string(),
        }
    }

    proptest! {
        #[test]
        fn order_and_white_space_do_not_matter(value in value()) {
            let other: Value = serde_json::from_str(&reversed(&value)).unwrap();
            prop_assert_eq!(text(&value), text(&other));
        }

        #[test]
        fn reading_and_writing_again_changes_nothing(value in value()) {
            let once = text(&value);
            let again: Value = serde_json::from_str(&once).unwrap();
            prop_assert_eq!(text(&again), once);
        }

        #[test]
        fn different_texts_differ(a in ".{0,20}", b in ".{0,20}") {
            prop_assert_eq!(a == b, sha256(&json!({"q": a})) == sha256(&json!({"q": b})));
        }
    }
}
