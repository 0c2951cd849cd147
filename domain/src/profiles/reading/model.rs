//! What a profile says; kept as one JSON document.

use serde::{Deserialize, Serialize};

/// How a file is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Cells between delimiters: CSV, TSV and their kin.
    Delimited,
    /// A GeoJSON document, or a sequence of features.
    GeoJson,
    /// One JSON document with a list of records.
    Json,
    /// One JSON record after the other.
    JsonLines,
    /// Parquet.
    Parquet,
}

/// How lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineEnds {
    /// LF.
    Lf,
    /// CR and LF.
    CrLf,
    /// A lone CR.
    Cr,
    /// Several of them.
    Mixed,
}

/// Whether the first row names the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeaderRow {
    /// It does.
    Present,
    /// It is data already.
    Absent,
}

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Nothing but nulls.
    Empty,
    /// Yes or no.
    Boolean,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Decimal,
    /// Days.
    Date,
    /// Moments.
    DateTime,
    /// Codes and numbers that only name things: nothing is computed from them.
    Identifier,
    /// Text.
    Text,
    /// Points, lines or areas.
    Geometry,
    /// Lists.
    List,
}

/// A value and how often it occurs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The value, cut when long.
    pub value: String,
    /// How often.
    pub count: u64,
}

/// The value below which a share of the values lies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantile {
    /// The share, 0 to 1.
    pub at: f64,
    /// The value.
    pub value: String,
}

/// One bar of a histogram. The counts of all bars add up to the values that fit the column's type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// Where it begins, or the value; nothing for “all others”.
    pub from: Option<String>,
    /// Where it ends, for ranges; belongs to the next bar, except in the last.
    pub to: Option<String>,
    /// How many values.
    pub count: u64,
}

/// What is known of a column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its name in the file, or “column 3” when there is none.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
    /// How they are written, when that is not plain: `dd.mm.yyyy`, `1.234,5`, `epoch seconds`.
    pub written: Option<String>,
    /// A unit that stands at every value: %, €, $, £.
    pub unit: Option<String>,
    /// Values that are there.
    pub values: u64,
    /// Rows without a value.
    pub nulls: u64,
    /// Words that were taken as “no value”.
    pub null_words: Vec<Counted>,
    /// Values that do not fit the type.
    pub misfits: u64,
    /// Some of them.
    pub misfit_examples: Vec<String>,
    /// Distinct values.
    pub distinct: u64,
    /// Whether `distinct` and `top` are estimates because there are too many to count.
    pub distinct_estimated: bool,
    /// The smallest (numbers, dates) or first in order (text).
    pub min: Option<String>,
    /// The largest or last.
    pub max: Option<String>,
    /// The mean of numbers.
    pub mean: Option<f64>,
    /// Quantiles of numbers and dates.
    pub quantiles: Vec<Quantile>,
    /// Whether quantiles and bars are estimates from a sample.
    pub spread_estimated: bool,
    /// The most frequent values.
    pub top: Vec<Counted>,
    /// The histogram.
    pub bars: Vec<Bar>,
    /// Characters of the longest value.
    pub longest: u64,
}

/// How a coordinate system was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recognised {
    /// The file says so.
    Declared,
    /// The format stands for it (GeoJSON without a word about it).
    ByFormat,
    /// The coordinates lie where only this system puts them.
    ByRange,
}

/// Where the data lies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// EPSG code of the coordinates in the file; nothing when it was not recognised.
    pub epsg: Option<u32>,
    /// What the file calls its system, when that is not one we know.
    pub declared: Option<String>,
    /// How it was recognised.
    pub recognised: Option<Recognised>,
    /// The columns that hold the coordinates; none for the geometry of GeoJSON.
    pub columns: Vec<String>,
    /// Rows with a place.
    pub rows: u64,
    /// Rows without.
    pub without: u64,
    /// Rows whose coordinates cannot be in that system; they are in neither box nor map.
    pub outside: u64,
    /// Kinds of geometry.
    pub shapes: Vec<Counted>,
    /// Smallest x and y, largest x and y, as in the file.
    pub bounds: [f64; 4],
    /// West, south, east, north in degrees (WGS 84).
    pub box_wgs84: Option<[f64; 4]>,
    /// The drawing.
    pub map: Option<PlaceMap>,
}

/// A small map as SVG path data, north up, simplified.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceMap {
    /// Width of the drawing.
    pub width: u32,
    /// Height of the drawing.
    pub height: u32,
    /// Points, as lines without length.
    pub dots: String,
    /// Lines.
    pub lines: String,
    /// Areas.
    pub areas: String,
    /// How many rows are drawn.
    pub shown: u32,
}

/// What is known of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// How it is laid out.
    pub format: Format,
    /// How its text is encoded.
    pub encoding: Option<String>,
    /// What stands between cells.
    pub delimiter: Option<char>,
    /// How its lines end.
    pub line_ends: Option<LineEnds>,
    /// Whether its first row names the columns.
    pub header: Option<HeaderRow>,
    /// Rows, records or features.
    pub rows: u64,
    /// Whether the whole file was read; otherwise everything here speaks of its first `rows` rows.
    pub complete: bool,
    /// Rows with more or fewer cells than there are columns.
    pub ragged_rows: u64,
    /// Rows without anything in them; not counted in `rows`.
    pub blank_rows: u64,
    /// Records that could not be read; not counted in `rows`.
    pub unreadable_rows: u64,
    /// The columns.
    pub columns: Vec<Column>,
    /// Columns beyond the bound.
    pub columns_left_out: u64,
    /// The first rows as they are, a cell for each column.
    pub first_rows: Vec<Vec<Option<String>>>,
    /// Where the data lies.
    pub place: Option<Place>,
}

/// Why there is no profile: a stable code, and what the sentence about it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Stable, for example `linked_data`.
    pub code: String,
    /// A figure in the sentence.
    pub count: Option<u64>,
    /// A word in the sentence.
    pub word: Option<String>,
}

impl Reason {
    /// Only a code.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), count: None, word: None }
    }

    /// With a figure.
    #[must_use]
    pub fn count(mut self, count: u64) -> Self {
        self.count = Some(count);
        self
    }

    /// With a word.
    #[must_use]
    pub fn word(mut self, word: impl Into<String>) -> Self {
        self.word = Some(word.into());
        self
    }

    /// The sentence in English; pages translate by the code.
    pub fn sentence(&self) -> String {
        let count = self.count.unwrap_or_default();
        let word = self.word.as_deref().unwrap_or_default();
        match self.code.as_str() {
            "linked_data" => format!("Linked data: {count} triples, not a table."),
            "linked_data_broken" => format!("Linked data that cannot be read after {count} triples: {word}"),
            "plain_text" => format!("Plain text of {count} lines, not a table."),
            "empty" => "There is nothing in the file.".into(),
            "not_a_table" => format!("Files of type {word} are not tables."),
            "not_json" => format!("Not JSON: {word}"),
            "json_broken" => format!("The JSON breaks off after {count} records."),
            "no_records" => "JSON without a list of records.".into(),
            "parquet_broken" => format!("Parquet that cannot be read: {word}"),
            other => format!("No profile ({other})."),
        }
    }
}
