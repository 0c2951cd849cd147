//! An answer as people read it.

use chrono::NaiveDate;
use serde_json::Value;

use super::nodes::File;
use super::typed;
use crate::challenges::question::{ColumnKind, FormQuestion, QuestionKind};
use crate::shell::Page;

/// An answer in words.
pub struct Shown {
    /// The question in the form.
    pub key: String,
    /// What was asked.
    pub label: String,
    /// Text, line by line.
    pub lines: Vec<String>,
    /// Chosen options.
    pub items: Vec<String>,
    /// An address in the web.
    pub link: Option<String>,
    /// The table.
    pub table: Option<Table>,
    /// The file.
    pub file: Option<File>,
    /// Where the file can be read.
    pub file_href: String,
}

/// A table in words.
pub struct Table {
    /// Heads of its columns.
    pub heads: Vec<String>,
    /// Its rows; whether a cell is a figure.
    pub rows: Vec<Vec<(String, bool)>>,
}

impl Shown {
    /// An answer; `question` is missing when the form has changed since.
    pub fn new(page: &Page, label: &str, question: Option<&FormQuestion>, value: &Value, file: Option<&File>) -> Self {
        let mut shown = Self {
            key: question.map(|q| q.key.clone()).unwrap_or_default(),
            label: label.to_owned(),
            lines: Vec::new(),
            items: Vec::new(),
            link: None,
            table: None,
            file: file.cloned(),
            file_href: String::new(),
        };
        if !typed::is_blank(value) && file.is_none() {
            shown.say(page, question, value);
        }
        shown
    }

    /// With the address at which the file can be read.
    #[must_use]
    pub fn with_href(mut self, href: String) -> Self {
        self.file_href = href;
        self
    }

    /// Whether there is no answer.
    pub fn is_missing(&self) -> bool {
        self.lines.is_empty()
            && self.items.is_empty()
            && self.link.is_none()
            && self.table.is_none()
            && self.file.is_none()
    }

    fn say(&mut self, page: &Page, question: Option<&FormQuestion>, value: &Value) {
        let kind = question.map_or(QuestionKind::LongText, |q| q.kind);
        match kind {
            QuestionKind::Choice | QuestionKind::Choices => {
                let chosen = match value {
                    Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
                    other => other.as_str().map(|one| vec![one]).unwrap_or_default(),
                };
                self.items = chosen.into_iter().map(|one| option_label(page, question, one)).collect();
            }
            QuestionKind::Link => match value.as_str() {
                Some(link) if link.starts_with("https://") || link.starts_with("http://") => {
                    self.link = Some(link.to_owned());
                }
                _ => self.lines = vec![plain(page, value)],
            },
            QuestionKind::Table => self.table = question.map(|q| table(page, q, value)),
            QuestionKind::Date => self.lines = vec![day(page, value).unwrap_or_else(|| plain(page, value))],
            QuestionKind::Number => {
                let unit = question.and_then(|q| q.unit.as_deref()).unwrap_or_default();
                self.lines = vec![format!("{} {unit}", plain(page, value)).trim().to_owned()];
            }
            QuestionKind::ShortText
            | QuestionKind::LongText
            | QuestionKind::Money
            | QuestionKind::Declaration
            | QuestionKind::File => self.lines = plain(page, value).lines().map(str::to_owned).collect(),
        }
    }
}

fn option_label(page: &Page, question: Option<&FormQuestion>, value: &str) -> String {
    question
        .and_then(|q| q.options.iter().find(|option| option.value == value))
        .map_or_else(|| value.to_owned(), |option| option.label.get(page.lang()).to_owned())
}

fn table(page: &Page, question: &FormQuestion, value: &Value) -> Table {
    let heads = question.columns.iter().map(|column| column.label.get(page.lang()).to_owned()).collect();
    let cells = |row: &Value| {
        question
            .columns
            .iter()
            .map(|column| (plain(page, row.get(&column.key).unwrap_or(&Value::Null)), column.kind != ColumnKind::Text))
            .collect()
    };
    let rows = value.as_array().map(|rows| rows.iter().map(cells).collect()).unwrap_or_default();
    Table { heads, rows }
}

/// A day in the reader's language.
fn day(page: &Page, value: &Value) -> Option<String> {
    let day: NaiveDate = value.as_str()?.parse().ok()?;
    Some(page.date(&day.and_hms_opt(12, 0, 0)?.and_utc(), "UTC"))
}

/// How many decimals a number is written with.
fn places(value: &Value) -> usize {
    value.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len().min(6))
}

fn plain(page: &Page, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => page.t(if *yes { "submissions-yes" } else { "submissions-no" }),
        Value::Number(_) => match value.as_i64() {
            Some(whole) => page.number(whole),
            None => value.as_f64().map_or_else(String::new, |number| page.decimal(&number, places(value))),
        },
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(|item| plain(page, item)).collect::<Vec<_>>().join("\n"),
        Value::Object(map) => match typed::money(value) {
            Some((minor, currency)) => page.money(minor, currency),
            None => map.values().map(|item| plain(page, item)).collect::<Vec<_>>().join(" · "),
        },
    }
}
