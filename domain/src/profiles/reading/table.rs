//! Rows become columns: cells are handed to their columns, the first rows kept, places looked for.

use std::collections::{HashMap, HashSet};

use super::cell::{Cell, cut};
use super::column::Gather;
use super::geometry::{self, Geometry};
use super::lens::Lens;
use super::limits::{FIRST_ROWS, MAX_COLUMNS, PLACE_SOURCES, SHOWN_CHARS};
use super::model::{Format, Place, Profile};
use super::names;
use super::place::{Hint, Places};
use super::sketch::hash;

/// Where places come from.
#[derive(Debug)]
enum Source {
    /// The geometry of features.
    Feature,
    /// Two columns, x and y.
    Pair(usize, usize),
    /// A column with geometry in its cells.
    Cells(usize),
}

/// A table that is being read.
#[derive(Debug, Default)]
pub struct Table {
    columns: Vec<Gather>,
    by_name: HashMap<String, usize>,
    left_out: HashSet<u64>,
    rows: u64,
    first_rows: Vec<Vec<(usize, String)>>,
    sources: Vec<(Source, Places)>,
    /// How many columns there were when pairs of coordinates were last looked for.
    looked_at: usize,
}

impl Table {
    /// With these columns; names that are missing or repeated are made up.
    pub fn with_columns(names: &[String]) -> Self {
        let mut table = Self::default();
        for (n, name) in names.iter().enumerate() {
            let name = cut(name.trim(), SHOWN_CHARS);
            let base = if name.is_empty() { format!("column {}", n + 1) } else { name };
            let mut wanted = base.clone();
            let mut again = 2;
            while table.by_name.contains_key(&wanted) {
                wanted = format!("{base} ({again})");
                again += 1;
            }
            table.column(&wanted);
        }
        table
    }

    /// The column of this name, new if need be; nothing when there are too many.
    pub fn column(&mut self, name: &str) -> Option<usize> {
        if let Some(known) = self.by_name.get(name) {
            return Some(*known);
        }
        if self.columns.len() >= MAX_COLUMNS {
            if self.left_out.len() < 100_000 {
                self.left_out.insert(hash(name.as_bytes()));
            }
            return None;
        }
        let index = self.columns.len();
        self.columns.push(Gather::new(cut(name, SHOWN_CHARS)));
        self.by_name.insert(name.to_owned(), index);
        Some(index)
    }

    /// Columns beyond the bound that are known to exist.
    pub fn leave_out(&mut self, how_many: usize) {
        for n in 0..how_many.min(100_000) {
            self.left_out.insert(n as u64);
        }
    }

    /// How many rows came.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// A row; `feature` is the geometry beside its cells.
    pub fn add_row(&mut self, cells: &[(usize, Cell<'_>)], feature: Option<&Geometry>) {
        let row = self.rows;
        self.rows += 1;
        if row < FIRST_ROWS as u64 {
            let kept = cells.iter().filter(|(_, cell)| !cell.text().is_empty());
            self.first_rows.push(kept.map(|(n, cell)| (*n, cut(cell.text(), SHOWN_CHARS))).collect());
        }
        for (n, cell) in cells {
            if let Some(column) = self.columns.get_mut(*n) {
                column.add(row, cell);
            }
        }
        self.find_pairs();
        if let Some(geometry) = feature {
            self.source(|source| matches!(source, Source::Feature), || Source::Feature, row, geometry);
        }
        self.add_pairs(row, cells);
        for (n, cell) in cells {
            if let Cell::Text(text) | Cell::Quoted(text) | Cell::Shape(text) = cell
                && let Some(found) = geometry::in_text(text)
            {
                let same = |source: &Source| matches!(source, Source::Cells(column) if column == n);
                self.source(same, || Source::Cells(*n), row, &found);
                if !matches!(cell, Cell::Shape(_))
                    && let Some(column) = self.columns.get_mut(*n)
                {
                    column.add_shape();
                }
            }
        }
    }

    fn source(&mut self, same: impl Fn(&Source) -> bool, make: impl Fn() -> Source, row: u64, geometry: &Geometry) {
        if let Some((_, places)) = self.sources.iter_mut().find(|(source, _)| same(source)) {
            places.add(row, geometry);
        } else if self.sources.len() < PLACE_SOURCES {
            let mut places = Places::default();
            places.add(row, geometry);
            self.sources.push((make(), places));
        }
    }

    fn find_pairs(&mut self) {
        if self.looked_at == self.columns.len() {
            return;
        }
        self.looked_at = self.columns.len();
        let names: Vec<String> = self.columns.iter().map(|column| column.name.clone()).collect();
        for (x, y) in names::pairs(&names) {
            let known =
                self.sources.iter().any(|(source, _)| matches!(source, Source::Pair(a, b) if (*a, *b) == (x, y)));
            // Two slots stay free for features and cells.
            if !known && self.sources.len() + 2 < PLACE_SOURCES {
                self.sources.push((Source::Pair(x, y), Places::default()));
            }
        }
    }

    fn add_pairs(&mut self, row: u64, cells: &[(usize, Cell<'_>)]) {
        let number = |column: usize| {
            let (_, cell) = cells.iter().find(|(n, _)| *n == column)?;
            let text = cell.text();
            Lens::Plain.read(text).or_else(|| Lens::German.read(text))
        };
        for (source, places) in &mut self.sources {
            if let Source::Pair(x, y) = source
                && let (Some(x), Some(y)) = (number(*x), number(*y))
                && let Some(point) = Geometry::point(x, y)
            {
                places.add(row, &point);
            }
        }
    }

    /// The columns, first rows and place in a profile of this format.
    pub fn finish(self, format: Format, hint: &Hint) -> Profile {
        let Self { columns, left_out, rows, first_rows, sources, .. } = self;
        let width = columns.len();
        let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        let german = columns.iter().any(Gather::is_german);
        let fill = |row: Vec<(usize, String)>| {
            let mut cells = vec![None; width];
            for (n, text) in row {
                if let Some(cell) = cells.get_mut(n) {
                    *cell = Some(text);
                }
            }
            cells
        };
        Profile {
            format,
            encoding: None,
            delimiter: None,
            line_ends: None,
            header: None,
            rows,
            complete: true,
            ragged_rows: 0,
            blank_rows: 0,
            unreadable_rows: 0,
            columns: columns.into_iter().map(|column| column.finish(rows, german)).collect(),
            columns_left_out: left_out.len() as u64,
            first_rows: first_rows.into_iter().map(fill).collect(),
            place: place(sources, rows, &names, hint),
        }
    }
}

/// The source that places most rows; among equals the one with lines or areas, then the one found first.
fn place(sources: Vec<(Source, Places)>, rows: u64, names: &[String], hint: &Hint) -> Option<Place> {
    let mut best: Option<(Source, Places)> = None;
    for (source, places) in sources {
        let better = best.as_ref().is_none_or(|(_, other)| {
            places.rows > other.rows || (places.rows == other.rows && places.has_extent && !other.has_extent)
        });
        if better && places.rows > 0 {
            best = Some((source, places));
        }
    }
    let (source, places) = best?;
    let name = |n: usize| names.get(n).cloned().unwrap_or_default();
    match source {
        Source::Feature => places.finish(rows, Vec::new(), hint),
        Source::Pair(x, y) => places.finish(rows, vec![name(x), name(y)], &Hint::default()),
        Source::Cells(n) => places.finish(rows, vec![name(n)], &Hint::default()),
    }
}
