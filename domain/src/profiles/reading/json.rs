//! JSON records and GeoJSON features as rows: nested objects become dotted columns.

use serde_json::Value;

use super::cell::Cell;
use super::geometry;
use super::limits::MAX_CELL;
use super::model::{Format, Profile, Reason};
use super::place::Hint;
use super::splitter::{Layout, Piece, Splitter};
use super::table::Table;

/// How deep objects are taken apart; what lies deeper is one cell.
const DEEPEST: usize = 4;

/// Reads a JSON text.
pub struct Json {
    splitter: Splitter,
    rows: Rows,
}

#[derive(Default)]
struct Rows {
    table: Table,
    features: u64,
    unreadable: u64,
    first_fault: Option<String>,
}

impl Json {
    /// The layout is seen from the first bytes: whether a second value follows the first.
    pub fn new(sample: &str, whole: bool) -> Self {
        Self { splitter: Splitter::new(layout(sample, whole)), rows: Rows::default() }
    }

    /// Takes text.
    pub fn feed(&mut self, text: &str) {
        let Self { splitter, rows } = self;
        splitter.feed(text.as_bytes(), &mut |piece| rows.take(piece));
    }

    /// Rows so far.
    pub fn rows(&self) -> u64 {
        self.rows.table.rows()
    }

    /// The profile; `cut_off` when we stopped reading ourselves.
    pub fn finish(self, cut_off: bool) -> Result<Profile, Reason> {
        let Self { mut splitter, mut rows } = self;
        let ended = splitter.finish(&mut |piece| rows.take(piece));
        if !splitter.begun {
            return Err(Reason::new("empty"));
        }
        let fault = rows.first_fault.clone();
        let read = rows.table.rows();
        if read == 0 && (splitter.broken || rows.unreadable > 0) {
            return Err(Reason::new("not_json").word(fault.unwrap_or_else(|| "it does not begin like it.".into())));
        }
        if !ended && !cut_off {
            return Err(Reason::new("json_broken").count(read));
        }
        if !splitter.has_records() {
            return Err(Reason::new("no_records"));
        }
        let member = |name: &str| splitter.members.get(name).and_then(|bytes| serde_json::from_slice(bytes).ok());
        let kind: Option<Value> = member("type");
        let is_geo = rows.features > 0 || kind.as_ref().and_then(Value::as_str) == Some("FeatureCollection");
        let format = match (is_geo, splitter.is_sequence()) {
            (true, _) => Format::GeoJson,
            (false, true) => Format::JsonLines,
            (false, false) => Format::Json,
        };
        let hint = Hint { declared: member("crs").as_ref().and_then(crs_name), degrees: is_geo };
        let mut profile = rows.table.finish(format, &hint);
        profile.unreadable_rows = rows.unreadable;
        Ok(profile)
    }
}

/// The name in an old-style `crs` member.
fn crs_name(crs: &Value) -> Option<String> {
    let name = crs.get("properties")?.get("name")?.as_str()?;
    Some(name.chars().take(100).collect())
}

fn layout(sample: &str, whole: bool) -> Layout {
    let mut values = serde_json::Deserializer::from_str(sample).into_iter::<Value>();
    match values.next() {
        Some(Ok(first)) => {
            let more = !sample.get(values.byte_offset()..).unwrap_or_default().trim().is_empty();
            let single = whole && !more;
            // A single feature or record is a sequence of one.
            let list = first.is_array() || first.as_object().is_some_and(|all| all.values().any(is_list));
            if single && (list || !first.is_object()) && !geometry::is_geometry(&first) {
                Layout::Document
            } else {
                Layout::Sequence
            }
        }
        _ => Layout::Document,
    }
}

fn is_list(value: &Value) -> bool {
    value.as_array().is_some_and(|all| all.first().is_none_or(Value::is_object))
}

impl Rows {
    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::TooLong => self.unreadable += 1,
            Piece::Record(bytes) => match serde_json::from_slice::<Value>(bytes) {
                Ok(value) => self.add(&value),
                Err(error) => {
                    self.unreadable += 1;
                    self.first_fault.get_or_insert_with(|| error.to_string().chars().take(120).collect());
                }
            },
        }
    }

    fn add(&mut self, value: &Value) {
        let is_feature = value.get("type").and_then(Value::as_str) == Some("Feature");
        let mut cells = Vec::new();
        let mut place = None;
        if is_feature {
            self.features += 1;
            if let Some(id @ (Value::String(_) | Value::Number(_))) = value.get("id") {
                flatten("id", id, 0, &mut cells);
            }
            if let Some(Value::Object(properties)) = value.get("properties") {
                for (name, inner) in properties {
                    flatten(name, inner, 0, &mut cells);
                }
            }
            place = geometry::from_json(value);
        } else if geometry::is_geometry(value) {
            self.features += 1;
            place = geometry::from_json(value);
        } else {
            match value {
                Value::Object(members) => {
                    for (name, inner) in members {
                        flatten(name, inner, 0, &mut cells);
                    }
                }
                Value::Array(items) => {
                    for (n, inner) in items.iter().enumerate() {
                        flatten(&format!("column {}", n + 1), inner, 0, &mut cells);
                    }
                }
                other => flatten("value", other, 0, &mut cells),
            }
        }
        let mut row: Vec<(usize, Cell<'_>)> = Vec::with_capacity(cells.len());
        for (name, flat) in &cells {
            if let Some(column) = self.table.column(name) {
                row.push((column, flat.cell()));
            }
        }
        self.table.add_row(&row, place.as_ref());
    }
}

/// A cell that owns its text.
enum Flat {
    Null,
    Quoted(String),
    Plain(String),
    Boolean(bool),
    List(String),
    Shape(String),
}

impl Flat {
    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Null => Cell::Text(""),
            Self::Quoted(text) => Cell::Quoted(text),
            Self::Plain(text) => Cell::Plain(text),
            Self::Boolean(yes) => Cell::Boolean(*yes),
            Self::List(text) => Cell::List(text),
            Self::Shape(text) => Cell::Shape(text),
        }
    }
}

fn flatten(name: &str, value: &Value, depth: usize, cells: &mut Vec<(String, Flat)>) {
    let bounded = |value: &Value| {
        let text = value.to_string();
        if text.len() <= MAX_CELL { text } else { text.chars().take(MAX_CELL / 4).collect() }
    };
    let flat = match value {
        Value::Null => Flat::Null,
        Value::Bool(yes) => Flat::Boolean(*yes),
        Value::Number(number) => Flat::Plain(number.to_string()),
        Value::String(text) => Flat::Quoted(text.chars().take(MAX_CELL / 4).collect()),
        Value::Array(_) => Flat::List(bounded(value)),
        Value::Object(_) if geometry::is_geometry(value) => Flat::Shape(bounded(value)),
        Value::Object(members) if depth < DEEPEST => {
            for (inner, value) in members {
                flatten(&format!("{name}.{inner}"), value, depth + 1, cells);
            }
            return;
        }
        Value::Object(_) => Flat::List(bounded(value)),
    };
    cells.push((name.to_owned(), flat));
}
