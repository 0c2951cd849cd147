//! Whether an answer has the JSON shape of its question: what a draft may hold. Pure.

use chrono::NaiveDate;
use serde_json::Value;

use crate::challenges::{Choice, Column, ColumnKind, Question, QuestionKind};
use crate::kernel::{Faults, FileId, Money};

/// The longest one-line answer, in characters.
pub const MAX_LINE: usize = 300;
/// The longest text that a draft holds, in characters, whatever the word limit.
pub const MAX_TEXT: usize = 100_000;

/// Whether the value says nothing: then it is no answer.
pub fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_blank),
        Value::Object(map) => map.values().all(is_blank),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Checks the shape; `path` names the answer. A blank value has every shape.
pub fn check(faults: &mut Faults, question: &Question, value: &Value, path: &str) {
    if is_blank(value) {
        return;
    }
    match &question.kind {
        QuestionKind::ShortText => line(faults, value, path),
        QuestionKind::LongText { .. } => text(faults, value, path),
        QuestionKind::Number { .. } => number(faults, value, path),
        QuestionKind::Money { currencies } => money(faults, value, currencies, path),
        QuestionKind::Date => {
            let ok =
                value.as_str().is_some_and(|day| day.len() == 10 && NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok());
            faults.check(ok, "answer.date", path, "Give the day as year-month-day, for example 2021-07-20.");
        }
        QuestionKind::Choice { options } => {
            let ok = value.as_str().is_some_and(|chosen| has(options, chosen));
            faults.check(ok, "answer.choice", path, "Choose one of the options.");
        }
        QuestionKind::Choices { options } => choices(faults, value, options, path),
        QuestionKind::Declaration => {
            faults.check(value.is_boolean(), "answer.declaration", path, "Answer with yes or no.");
        }
        QuestionKind::Link => link(faults, value, path),
        QuestionKind::File { .. } => {
            faults.check(file_of(value).is_some(), "answer.file", path, "Upload a file and give its id.");
        }
        QuestionKind::Table { columns, max_rows } => table(faults, value, columns, *max_rows, path),
    }
}

/// The stored file that an answer names.
pub fn file_of(value: &Value) -> Option<FileId> {
    value.as_str().and_then(|id| id.parse().ok())
}

fn text(faults: &mut Faults, value: &Value, path: &str) {
    let Some(text) = value.as_str() else {
        faults.push("answer.text", path, "Answer with a text.");
        return;
    };
    faults.check(
        text.chars().count() <= MAX_TEXT,
        "answer.too_long",
        path,
        format!("Keep this answer under {MAX_TEXT} characters."),
    );
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    faults.check(
        !text.chars().any(odd),
        "answer.control",
        path,
        "This text contains characters that cannot be printed. Remove them.",
    );
}

fn line(faults: &mut Faults, value: &Value, path: &str) {
    let Some(text) = value.as_str() else {
        faults.push("answer.text", path, "Answer with a text.");
        return;
    };
    faults.check(
        text.chars().count() <= MAX_LINE,
        "answer.too_long",
        path,
        format!("Keep this answer under {MAX_LINE} characters."),
    );
    faults.check(!text.chars().any(char::is_control), "answer.control", path, "Write this on one line.");
}

/// At most 15 significant digits: such a number survives every reader's floating point unchanged.
fn number(faults: &mut Faults, value: &Value, path: &str) {
    let exact = value.as_f64().filter(|n| n.is_finite()).is_some_and(|n| {
        let digits: String = format!("{n:e}").split('e').next().unwrap_or_default().replace(['.', '-'], "");
        digits.len() <= 15
    });
    faults.check(exact, "answer.number", path, "Give a number with at most 15 digits.");
}

fn money(faults: &mut Faults, value: &Value, currencies: &[String], path: &str) {
    let parsed = serde_json::from_value::<Money>(value.clone())
        .ok()
        .and_then(|money| Money::new(money.minor, &money.currency).ok());
    let Some(money) = parsed else {
        faults.push("answer.money", path, "Give an amount that is not negative, and its currency.");
        return;
    };
    faults.check(
        money.minor <= 999_999_999_999_999,
        "answer.money",
        path,
        "This amount is larger than anything that can be paid here.",
    );
    faults.check(
        currencies.is_empty() || currencies.contains(&money.currency),
        "answer.currency",
        path,
        format!("Give the amount in {}.", currencies.join(" or ")),
    );
}

fn has(options: &[Choice], chosen: &str) -> bool {
    options.iter().any(|option| option.value == chosen)
}

fn choices(faults: &mut Faults, value: &Value, options: &[Choice], path: &str) {
    let chosen: Option<Vec<&str>> = value.as_array().and_then(|all| all.iter().map(Value::as_str).collect());
    let ok = chosen.is_some_and(|mut chosen| {
        let all = chosen.len();
        chosen.sort_unstable();
        chosen.dedup();
        chosen.len() == all && chosen.iter().all(|one| has(options, one))
    });
    faults.check(ok, "answer.choices", path, "Choose among the options, each at most once.");
}

fn link(faults: &mut Faults, value: &Value, path: &str) {
    let ok = value.as_str().is_some_and(|text| {
        text.len() <= 2_000
            && !text.chars().any(|c| c.is_whitespace() || c.is_control())
            && url::Url::parse(text)
                .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some())
    });
    faults.check(ok, "answer.link", path, "Give a web address that begins with https:// or http://.");
}

fn table(faults: &mut Faults, value: &Value, columns: &[Column], max_rows: u32, path: &str) {
    let rows: Option<Vec<_>> = value.as_array().and_then(|rows| rows.iter().map(Value::as_object).collect());
    let Some(rows) = rows else {
        faults.push("answer.table", path, "Give the rows of the table.");
        return;
    };
    let most = usize::try_from(max_rows).unwrap_or(usize::MAX);
    faults.check(rows.len() <= most, "answer.too_many_rows", path, format!("Use at most {max_rows} rows."));
    for (position, row) in rows.into_iter().enumerate().take(most) {
        for (key, cell) in row {
            let at = format!("{path}.{position}.{key}");
            match columns.iter().find(|column| column.key == *key) {
                None => faults.push("answer.unknown_column", at, "The table has no such column."),
                Some(_) if is_blank(cell) => {}
                Some(column) => match column.kind {
                    ColumnKind::Text => line(faults, cell, &at),
                    ColumnKind::Number => number(faults, cell, &at),
                    ColumnKind::Money => money(faults, cell, &[], &at),
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::challenges::Audience;
    use crate::kernel::Localized;

    fn codes(kind: QuestionKind, value: Value) -> Vec<String> {
        let question = Question {
            key: "q".into(),
            label: Localized::en("?"),
            help: Localized::default(),
            required: true,
            audience: Audience::Judges,
            kind,
            eligibility: None,
        };
        let mut faults = Faults::new();
        check(&mut faults, &question, &value, "answers.q");
        faults.into_vec().into_iter().map(|fault| fault.code).collect()
    }

    fn options() -> Vec<Choice> {
        ["a", "b"].map(|value| Choice { value: value.into(), label: Localized::en(value) }).to_vec()
    }

    #[test]
    fn the_right_shapes_pass() {
        let columns = vec![
            Column { key: "what".into(), label: Localized::en("What"), kind: ColumnKind::Text },
            Column { key: "cost".into(), label: Localized::en("Cost"), kind: ColumnKind::Money },
            Column { key: "months".into(), label: Localized::en("Months"), kind: ColumnKind::Number },
        ];
        let rows = json!([{ "what": "sensors", "cost": { "minor": 120_000, "currency": "EUR" }, "months": 3.5 }, {}]);
        for (kind, value) in [
            (QuestionKind::ShortText, json!("one line")),
            (QuestionKind::LongText { word_limit: Some(1) }, json!("drafts may\nbe too long")),
            (QuestionKind::Number { min: Some(9.0), max: None, unit: None }, json!(-0.25)),
            (QuestionKind::Money { currencies: vec!["EUR".into()] }, json!({ "minor": 0, "currency": "EUR" })),
            (QuestionKind::Date, json!("2024-02-29")),
            (QuestionKind::Choice { options: options() }, json!("a")),
            (QuestionKind::Choices { options: options() }, json!(["b", "a"])),
            (QuestionKind::Declaration, json!(false)),
            (QuestionKind::Link, json!("https://example.org/a?b=c")),
            (QuestionKind::File { media_types: vec![], max_size: 1 }, json!("01890000-0000-7000-8000-000000000000")),
            (QuestionKind::Table { columns, max_rows: 2 }, rows),
            (QuestionKind::Date, json!(null)),
        ] {
            assert_eq!(codes(kind.clone(), value), Vec::<String>::new(), "{kind:?}");
        }
    }

    #[test]
    fn the_wrong_shapes_are_named() {
        for (kind, value, code) in [
            (QuestionKind::ShortText, json!(3), "answer.text"),
            (QuestionKind::ShortText, json!("two\nlines"), "answer.control"),
            (QuestionKind::ShortText, json!("x".repeat(301)), "answer.too_long"),
            (QuestionKind::LongText { word_limit: None }, json!("a\u{0}b"), "answer.control"),
            (QuestionKind::Number { min: None, max: None, unit: None }, json!("3"), "answer.number"),
            (
                QuestionKind::Number { min: None, max: None, unit: None },
                json!(0.123_456_789_012_345_68),
                "answer.number",
            ),
            (QuestionKind::Money { currencies: vec![] }, json!({ "minor": -1, "currency": "EUR" }), "answer.money"),
            (
                QuestionKind::Money { currencies: vec!["GBP".into()] },
                json!({ "minor": 1, "currency": "EUR" }),
                "answer.currency",
            ),
            (QuestionKind::Date, json!("2023-02-29"), "answer.date"),
            (QuestionKind::Choice { options: options() }, json!("c"), "answer.choice"),
            (QuestionKind::Choices { options: options() }, json!(["a", "a"]), "answer.choices"),
            (QuestionKind::Declaration, json!("yes"), "answer.declaration"),
            (QuestionKind::Link, json!("javascript:alert(1)"), "answer.link"),
            (QuestionKind::File { media_types: vec![], max_size: 1 }, json!("plan.pdf"), "answer.file"),
            (QuestionKind::Table { columns: vec![], max_rows: 9 }, json!([{ "x": 1 }]), "answer.unknown_column"),
        ] {
            assert_eq!(codes(kind.clone(), value), vec![code.to_owned()], "{kind:?}");
        }
    }
}
