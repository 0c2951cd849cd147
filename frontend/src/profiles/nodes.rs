//! What the pages read of profiles, and how they say it.

use chrono::{DateTime, Utc};

use super::draw;
use super::words::{Disclosure, Format, Kind, LineEnds, Recognised, State};
use crate::schema;
use crate::shell::Page;

/// Why there is none.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProfileReason")]
pub struct Reason {
    code: String,
    message: String,
    count: Option<i32>,
    word: Option<String>,
}

impl Reason {
    /// In the reader's language.
    pub fn text(&self, page: &Page) -> String {
        let key = format!("profiles-reason-{}", self.code.replace('_', "-"));
        if page.find_text(&key).is_none() {
            return self.message.clone();
        }
        page.t2(&key, "count", self.count.unwrap_or_default(), "word", self.word.clone().unwrap_or_default())
    }
}

/// A value and how often it occurs.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProfileCount")]
pub struct Counted {
    /// The value.
    pub value: String,
    /// How often.
    pub count: i32,
}

/// A quantile.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProfileQuantile")]
pub struct Quantile {
    /// The share.
    pub at: f64,
    /// The value.
    pub value: String,
}

/// A bar.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProfileBar")]
pub struct Bar {
    /// Where it begins.
    pub from: Option<String>,
    /// Where it ends.
    pub to: Option<String>,
    /// How many values.
    pub count: i32,
}

/// A column.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProfileColumn")]
pub struct Column {
    pub name: String,
    pub kind: Kind,
    pub written: Option<String>,
    pub unit: Option<String>,
    pub values: Option<i32>,
    pub nulls: Option<i32>,
    pub null_words: Vec<Counted>,
    pub misfits: Option<i32>,
    pub misfit_examples: Vec<String>,
    pub distinct: Option<i32>,
    pub distinct_estimated: bool,
    pub min: Option<String>,
    pub max: Option<String>,
    pub mean: Option<f64>,
    pub quantiles: Vec<Quantile>,
    pub spread_estimated: bool,
    pub top: Vec<Counted>,
    pub bars: Vec<Bar>,
}

impl Column {
    /// A value of this column as readers write it.
    pub fn say(&self, page: &Page, value: &str) -> String {
        let text = match self.kind {
            Kind::Integer => value.parse().map_or_else(|_| value.to_owned(), |number: i64| page.number(number)),
            Kind::Decimal if page.lang() != "en" => value.replace('.', ","),
            Kind::DateTime => value.replacen('T', " ", 1),
            _ => value.to_owned(),
        };
        match &self.unit {
            Some(unit) if matches!(self.kind, Kind::Integer | Kind::Decimal) => format!("{text} {unit}"),
            _ => text,
        }
    }

    /// From the smallest to the largest.
    pub fn range(&self, page: &Page) -> String {
        match (&self.min, &self.max) {
            (Some(min), Some(max)) if min == max => self.say(page, min),
            (Some(min), Some(max)) => format!("{} – {}", self.say(page, min), self.say(page, max)),
            _ => String::new(),
        }
    }

    /// The mean, to four figures.
    pub fn mean(&self, page: &Page) -> String {
        let Some(mean) = self.mean else { return String::new() };
        let places = if mean.abs() >= 1000.0 {
            0
        } else if mean.abs() >= 10.0 {
            1
        } else {
            3
        };
        page.decimal(&mean, places)
    }

    /// Distinct values, with a sign when that is an estimate.
    pub fn distinct(&self, page: &Page) -> String {
        let number = self.distinct.map(|n| page.number(n)).unwrap_or_default();
        if self.distinct_estimated { format!("≈ {number}") } else { number }
    }

    /// The histogram as the data of a path in a drawing of 120 to 28.
    pub fn path(&self) -> String {
        draw::bars(&self.bars.iter().map(|bar| bar.count).collect::<Vec<_>>())
    }

    /// What the histogram shows, in words.
    pub fn spread(&self, page: &Page) -> String {
        let Some(most) = self.bars.iter().max_by_key(|bar| bar.count) else { return String::new() };
        page.t2("profiles-spread", "where", self.bar(page, most), "count", page.number(most.count))
    }

    /// Where a bar stands.
    pub fn bar(&self, page: &Page, bar: &Bar) -> String {
        match (&bar.from, &bar.to) {
            (Some(from), Some(to)) => format!("{} – {}", self.say(page, from), self.say(page, to)),
            (Some(value), None) => self.say(page, value),
            (None, _) => page.t("profiles-others"),
        }
    }

    /// A share as it is said: 5 %.
    pub fn share(&self, quantile: &Quantile) -> String {
        format!("{:.0} %", quantile.at * 100.0)
    }
}

/// A page of columns.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProfileColumnConnection")]
pub struct Columns {
    /// The columns.
    pub nodes: Vec<Column>,
    /// Where the next page begins.
    pub page_info: crate::datasets::nodes::PageInfo,
    /// How many there are.
    pub total_count: i32,
}

impl Columns {
    /// How many rows and columns, in words.
    pub fn size(&self, page: &Page, rows: &i32) -> String {
        page.t2("profiles-size", "rows", page.number(*rows), "columns", page.number(self.total_count))
    }
}

/// The drawing of a map.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProfileMap")]
pub struct Map {
    pub width: i32,
    pub height: i32,
    pub dots: String,
    pub lines: String,
    pub areas: String,
    pub shown: i32,
}

/// Where the rows lie.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ProfilePlace")]
pub struct Place {
    pub epsg: Option<i32>,
    pub declared: Option<String>,
    pub recognised: Option<Recognised>,
    pub columns: Vec<String>,
    pub rows: i32,
    pub without: i32,
    pub outside: i32,
    pub shapes: Vec<Counted>,
    pub bounding_box: Option<Vec<f64>>,
    pub map: Option<Map>,
}

impl Place {
    /// West, south, east and north in words.
    pub fn frame(&self, page: &Page) -> String {
        let Some([west, south, east, north]) = self.bounding_box.as_deref() else { return String::new() };
        let say = |value: &f64| page.decimal(value, 4);
        page.t_with(
            "profiles-box",
            [
                ("west", say(west).into()),
                ("south", say(south).into()),
                ("east", say(east).into()),
                ("north", say(north).into()),
            ],
        )
    }

    /// The coordinate system in words.
    pub fn system(&self, page: &Page) -> String {
        match (self.epsg, self.recognised) {
            (Some(code), Some(how)) => {
                let how = page.t(match how {
                    Recognised::Declared => "profiles-crs-declared",
                    Recognised::ByFormat => "profiles-crs-by-format",
                    Recognised::ByRange => "profiles-crs-by-range",
                });
                format!("EPSG:{code} ({how})")
            }
            _ => match &self.declared {
                Some(name) => page.t1("profiles-crs-unknown", "name", name.clone()),
                None => page.t("profiles-crs-not-recognised"),
            },
        }
    }

    /// Kinds of geometry and how many of each.
    pub fn shapes(&self, page: &Page) -> String {
        let say = |one: &Counted| format!("{} {}", page.number(one.count), one.value);
        self.shapes.iter().map(say).collect::<Vec<_>>().join(", ")
    }
}

/// What is told of any profile.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "DistributionProfile")]
pub struct Facts {
    pub disclosed: Disclosure,
    pub state: Option<State>,
    pub finished_at: Option<DateTime<Utc>>,
    pub reason: Option<Reason>,
    pub format: Option<Format>,
    pub encoding: Option<String>,
    pub delimiter: Option<String>,
    pub line_ends: Option<LineEnds>,
    pub has_header: Option<bool>,
    pub rows: Option<i32>,
    pub complete: Option<bool>,
    pub ragged_rows: Option<i32>,
    pub blank_rows: Option<i32>,
    pub unreadable_rows: Option<i32>,
    pub hidden_columns: i32,
    pub columns_left_out: Option<i32>,
    pub place: Option<Place>,
}

impl Facts {
    /// Whether there is anything to say.
    pub fn is_shown(&self) -> bool {
        self.disclosed != Disclosure::Nothing && self.state.is_some()
    }

    /// How the file is written, in words.
    pub fn layout(&self, page: &Page) -> String {
        let mut parts = Vec::new();
        if let Some(format) = self.format {
            parts.push(page.t(match format {
                Format::Delimited => "profiles-format-delimited",
                Format::GeoJson => "profiles-format-geojson",
                Format::Json => "profiles-format-json",
                Format::JsonLines => "profiles-format-json-lines",
                Format::Parquet => "profiles-format-parquet",
            }));
        }
        if let Some(delimiter) = &self.delimiter {
            parts.push(page.t(match delimiter.as_str() {
                "," => "profiles-delimiter-comma",
                ";" => "profiles-delimiter-semicolon",
                "\t" => "profiles-delimiter-tab",
                _ => "profiles-delimiter-pipe",
            }));
        }
        parts.extend(self.encoding.clone());
        if let Some(ends) = self.line_ends {
            parts.push(page.t(match ends {
                LineEnds::Lf => "profiles-ends-lf",
                LineEnds::CrLf => "profiles-ends-crlf",
                LineEnds::Cr => "profiles-ends-cr",
                LineEnds::Mixed => "profiles-ends-mixed",
            }));
        }
        if let Some(header) = self.has_header {
            parts.push(page.t(if header { "profiles-header" } else { "profiles-no-header" }));
        }
        parts.join(", ")
    }

    /// What is odd about its rows, a sentence each.
    pub fn remarks(&self, page: &Page) -> Vec<String> {
        let mut all = Vec::new();
        let mut say = |key: &str, count: Option<i32>| {
            if let Some(count) = count.filter(|count| *count > 0) {
                all.push(page.t1(key, "count", count));
            }
        };
        say("profiles-ragged", self.ragged_rows);
        say("profiles-blank", self.blank_rows);
        say("profiles-unreadable", self.unreadable_rows);
        say("profiles-left-out", self.columns_left_out);
        say("profiles-hidden-columns", Some(self.hidden_columns));
        if self.complete == Some(false) {
            all.push(page.t1("profiles-incomplete", "count", self.rows.unwrap_or_default()));
        }
        all
    }
}

/// A profile with its first columns, for the page of its dataset.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "DistributionProfile")]
pub struct Outline {
    #[cynic(spread)]
    pub facts: Facts,
    #[arguments(first: 8)]
    pub columns: Columns,
}

/// A file with the outline of its profile.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Distribution")]
pub struct Outlined {
    /// Global id.
    pub id: cynic::Id,
    /// Its name.
    pub name: String,
    /// Its profile.
    pub profile: Option<Outline>,
}

/// The newest published version with the outlines of its files.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "DatasetVersion")]
pub struct OutlinedVersion {
    /// Its files.
    pub distributions: Vec<Outlined>,
}

impl OutlinedVersion {
    /// Files of which there is something to say, with it.
    pub fn shown(&self) -> Vec<(&Outlined, &Outline)> {
        let all = self.distributions.iter().filter_map(|file| Some((file, file.profile.as_ref()?)));
        all.filter(|(_, profile)| profile.facts.is_shown()).collect()
    }
}
