//! A question of the form as a field of the editor: drawn, filled from what is stored, and read back.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::typed;
use crate::challenges::question::{ColumnKind, FormQuestion, QuestionKind};
use crate::shell::{Field, Form, Page};

/// The most options that are all shown; more become a list to open.
const RADIOS: usize = 7;
/// Rows that wait to be filled in.
const SPARE: usize = 2;

/// The name of the question's field.
pub fn name(question: &FormQuestion) -> String {
    format!("answers.{}", question.key)
}

/// The field, for every kind but files and tables.
pub fn field<'a>(page: &Page, form: &'a Form, question: &FormQuestion) -> Field<'a> {
    let name = name(question);
    let label = question.label.get(page.lang());
    let field = match question.kind {
        QuestionKind::LongText => match question.word_limit {
            Some(words) => form.area(&name, "").rows(10).max_words(words),
            None => form.area(&name, "").rows(10),
        },
        QuestionKind::Number => form.number(&name, ""),
        QuestionKind::Money => form.money(&name, "").currencies(&question.currencies),
        QuestionKind::Date => form.date(&name, ""),
        QuestionKind::Choice if question.options.len() > RADIOS => form.select(&name, "", &options(page, question)),
        QuestionKind::Choice => {
            let mut all = options(page, question);
            if !question.required {
                all.push((String::new(), page.t("submissions-no-answer")));
            }
            form.radios(&name, "", &all)
        }
        QuestionKind::Choices => form.ticks(&name, "", &options(page, question)),
        QuestionKind::Declaration => form.tick(&name, ""),
        QuestionKind::Link => form.link(&name, ""),
        QuestionKind::ShortText | QuestionKind::File | QuestionKind::Table => form.text(&name, ""),
    };
    let field = if question.required { field.required() } else { field };
    field.labelled(label).hint(hint(page, question))
}

fn options(page: &Page, question: &FormQuestion) -> Vec<(String, String)> {
    question.options.iter().map(|option| (option.value.clone(), option.label.get(page.lang()).to_owned())).collect()
}

/// How to answer, and the limits.
pub fn hint(page: &Page, question: &FormQuestion) -> String {
    let help = question.help.get(page.lang()).trim();
    let mut parts = vec![help.to_owned()];
    // Many who write forms say the limit themselves.
    let limit = question.word_limit.filter(|words| !help.contains(&words.to_string()));
    if let (QuestionKind::LongText, Some(words)) = (question.kind, limit) {
        parts.push(page.t1("submissions-limit-words", "count", words));
    }
    if question.kind == QuestionKind::Number {
        let unit = question.unit.clone().unwrap_or_default();
        let figure =
            |n: f64| typed::number_text(&json!(n), page.language()).trim_end_matches([',', '.', '0']).to_owned();
        let figure = |n: f64| if n.fract() == 0.0 { format!("{n:.0}") } else { figure(n) };
        match (question.min, question.max) {
            (Some(min), Some(max)) => {
                parts.push(page.t2("submissions-limit-between", "min", figure(min), "max", figure(max)));
            }
            (Some(min), None) => parts.push(page.t1("submissions-limit-min", "min", figure(min))),
            (None, Some(max)) => parts.push(page.t1("submissions-limit-max", "max", figure(max))),
            (None, None) => {}
        }
        if !unit.is_empty() {
            parts.push(page.t1("submissions-unit", "unit", unit));
        }
    }
    if question.kind == QuestionKind::File {
        if !question.media_types.is_empty() {
            parts.push(page.t1("submissions-limit-types", "types", types(question)));
        }
        if let Some(bytes) = question.max_size {
            parts.push(page.t1("submissions-limit-size", "size", page.size(bytes)));
        }
    }
    if let (QuestionKind::Table, Some(rows)) = (question.kind, question.max_rows) {
        parts.push(page.t1("submissions-limit-rows", "count", rows));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// The kinds of files in words: "PDF, PNG".
fn types(question: &FormQuestion) -> String {
    let word = |media_type: &String| match media_type.as_str() {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "DOCX".to_owned(),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "XLSX".to_owned(),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => "PPTX".to_owned(),
        "text/plain" => "TXT".to_owned(),
        other => other.rsplit(['/', '+']).next().unwrap_or(other).to_uppercase(),
    };
    question.media_types.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// The field filled from what is stored.
pub fn fill(page: &Page, form: Form, question: &FormQuestion, value: &Value) -> Form {
    let name = name(question);
    let text = || value.as_str().unwrap_or_default().to_owned();
    match question.kind {
        QuestionKind::ShortText
        | QuestionKind::LongText
        | QuestionKind::Date
        | QuestionKind::Link
        | QuestionKind::Choice => form.with(name, text()),
        QuestionKind::Number => form.with(name, typed::number_text(value, page.language())),
        QuestionKind::Money => with_money(page, form, &name, value),
        QuestionKind::Choices => {
            let chosen = value.as_array().into_iter().flatten().filter_map(Value::as_str);
            chosen.fold(form, |form, one| form.with(name.clone(), one))
        }
        QuestionKind::Declaration if value.as_bool() == Some(true) => form.with(name, "yes"),
        QuestionKind::Declaration | QuestionKind::File => form,
        QuestionKind::Table => {
            let mut form = form;
            for (row, cells) in value.as_array().into_iter().flatten().enumerate() {
                for column in &question.columns {
                    let at = format!("{name}.{row}.{}", column.key);
                    let cell = cells.get(&column.key).unwrap_or(&Value::Null);
                    form = match column.kind {
                        ColumnKind::Text => form.with(at, cell.as_str().unwrap_or_default()),
                        ColumnKind::Number => form.with(at, typed::number_text(cell, page.language())),
                        ColumnKind::Money => with_money(page, form, &at, cell),
                    };
                }
            }
            form
        }
    }
}

fn with_money(page: &Page, form: Form, name: &str, value: &Value) -> Form {
    match typed::money(value) {
        Some((minor, currency)) => {
            form.with(name, typed::money_text(minor, page.language())).with(format!("{name}.currency"), currency)
        }
        None => form,
    }
}

/// What was typed, as JSON. `before` is what is stored.
pub fn read(page: &Page, form: &Form, question: &FormQuestion, before: &Value) -> Value {
    let name = name(question);
    let text = |form: &Form| form.read_optional(&name).map_or(Value::Null, Value::String);
    match question.kind {
        QuestionKind::ShortText
        | QuestionKind::LongText
        | QuestionKind::Date
        | QuestionKind::Link
        | QuestionKind::Choice => text(form),
        QuestionKind::Number => read_number(page, form, &name),
        QuestionKind::Money => read_money(form, &name),
        QuestionKind::Choices => {
            let chosen: Vec<&str> = form.values(&name).into_iter().filter(|one| !one.is_empty()).collect();
            if chosen.is_empty() { Value::Null } else { json!(chosen) }
        }
        QuestionKind::Declaration if form.is_ticked(&name) => Value::Bool(true),
        QuestionKind::Declaration if before.is_boolean() => Value::Bool(false),
        QuestionKind::Declaration => Value::Null,
        QuestionKind::File => before.clone(),
        QuestionKind::Table => {
            let (rows, _) = read_rows(page, form, question);
            if rows.is_empty() { Value::Null } else { Value::Array(rows) }
        }
    }
}

/// What is no number stays as typed: the API tells that fault together with all others.
fn read_number(page: &Page, form: &Form, name: &str) -> Value {
    let Some(text) = form.read_optional(name) else { return Value::Null };
    typed::number(&text, page.language()).unwrap_or(Value::String(text))
}

fn read_money(form: &Form, name: &str) -> Value {
    let Some(text) = form.read_optional(name) else { return Value::Null };
    let currency = form.read(&format!("{name}.currency"));
    typed::minor(&text).map_or(Value::String(text), |minor| json!({ "minor": minor, "currency": currency }))
}

/// Rows with something in them, and at which place of the form each stands.
fn read_rows(page: &Page, form: &Form, question: &FormQuestion) -> (Vec<Value>, Vec<usize>) {
    let name = name(question);
    let (mut rows, mut places) = (Vec::new(), Vec::new());
    for place in 0..typed_rows(form, &name) {
        let mut cells = Map::new();
        for column in &question.columns {
            let at = format!("{name}.{place}.{}", column.key);
            let cell = match column.kind {
                ColumnKind::Text => form.read_optional(&at).map_or(Value::Null, Value::String),
                ColumnKind::Number => read_number(page, form, &at),
                ColumnKind::Money => read_money(form, &at),
            };
            if !cell.is_null() {
                cells.insert(column.key.clone(), cell);
            }
        }
        if !cells.is_empty() {
            rows.push(Value::Object(cells));
            places.push(place);
        }
    }
    (rows, places)
}

/// How many rows the form has, from the names of its fields.
fn typed_rows(form: &Form, name: &str) -> usize {
    let row = |field: &str| {
        let rest = field.strip_prefix(name)?.strip_prefix('.')?;
        rest.split('.').next()?.parse::<usize>().ok().filter(|row| *row < 1_000)
    };
    form.all().iter().filter_map(|(field, _)| row(field)).max().map_or(0, |last| last + 1)
}

/// Rows are sent without the empty ones between them; brings the paths of faults back to where people typed.
pub fn places(page: &Page, form: &Form, questions: &[FormQuestion]) -> HashMap<String, String> {
    let mut all = HashMap::new();
    for question in questions.iter().filter(|question| question.kind == QuestionKind::Table) {
        let name = name(question);
        let (_, places) = read_rows(page, form, question);
        for (sent, place) in places.into_iter().enumerate() {
            for column in &question.columns {
                all.insert(format!("{name}.{sent}.{}", column.key), format!("{name}.{place}.{}", column.key));
            }
        }
    }
    all
}

/// A cell of a table in the editor.
pub struct Cell {
    /// The name of its field.
    pub name: String,
    /// The id of its field.
    pub id: String,
    /// Which column and row, for people who do not see the table.
    pub label: String,
    /// What stands in it.
    pub value: String,
    /// The currency, for amounts.
    pub currency: Option<String>,
    /// Whether a figure is expected.
    pub is_figure: bool,
    /// What is wrong with it.
    pub fault: String,
}

/// The rows of a table in the editor, with some to fill in.
pub fn cells(page: &Page, form: &Form, question: &FormQuestion) -> Vec<Vec<Cell>> {
    let name = name(question);
    let most = question.max_rows.and_then(|rows| usize::try_from(rows).ok()).unwrap_or(50);
    let typed = typed_rows(form, &name);
    let filled = (0..typed)
        .rev()
        .find(|row| question.columns.iter().any(|c| !form.value(&format!("{name}.{row}.{}", c.key)).is_empty()))
        .map_or(0, |row| row + 1);
    let count = (filled + SPARE).min(most).max(filled);
    (0..count).map(|row| question.columns.iter().map(|column| cell(page, form, &name, row, column)).collect()).collect()
}

fn cell(page: &Page, form: &Form, name: &str, row: usize, column: &crate::challenges::question::FormColumn) -> Cell {
    let at = format!("{name}.{row}.{}", column.key);
    let faults = form.faults().iter().filter(|fault| fault.path == at);
    Cell {
        id: format!("f-{}", at.replace('.', "-")),
        label: page.t2(
            "submissions-cell",
            "column",
            column.label.get(page.lang()).to_owned(),
            "row",
            row.saturating_add(1),
        ),
        value: form.value(&at).to_owned(),
        currency: (column.kind == ColumnKind::Money).then(|| form.value(&format!("{at}.currency")).to_owned()),
        is_figure: column.kind != ColumnKind::Text,
        fault: faults.map(|fault| page.fault_text(fault)).collect::<Vec<_>>().join(" "),
        name: at,
    }
}
