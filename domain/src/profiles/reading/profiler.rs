//! Takes the bytes of a file as they come, looks at the first ones, and reads the rest accordingly.

use super::cell::Cell;
use super::csv::Csv;
use super::dialect::Dialect;
use super::json::Json;
use super::limits::SAMPLE;
use super::linked::Linked;
use super::model::{Format, HeaderRow, Profile, Reason};
use super::place::Hint;
use super::table::Table;
use super::text::{NotUtf8, Recognised, Text};

/// What a chunk led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fed {
    /// Go on.
    More,
    /// The text began like UTF-8 and is not: read it again with [`Profiler::one_byte`].
    Again,
    /// Nothing after this changes anything.
    Enough,
}

/// A file that is being read.
pub struct Profiler {
    media_type: String,
    one_byte: bool,
    head: Vec<u8>,
    reader: Option<Reader>,
}

/// How the file is read.
enum Reader {
    Delimited(Box<Delimited>),
    Json(Box<Json>, Text),
    Linked(Box<Linked>),
    Lines { lines: u64, open: bool },
    No(Reason),
}

/// Delimited text on its way into a table.
struct Delimited {
    text: Text,
    encoding: String,
    csv: Csv,
    rows: Rows,
    dialect: Dialect,
}

/// The rows of delimited text.
struct Rows {
    table: Option<Table>,
    header: HeaderRow,
    width: usize,
    ragged: u64,
    blank: u64,
}

impl Profiler {
    /// For a file that is declared to be of this type.
    pub fn new(media_type: &str) -> Self {
        Self { media_type: media_type.to_owned(), one_byte: false, head: Vec::new(), reader: None }
    }

    /// The same, knowing that it is not UTF-8.
    pub fn one_byte(media_type: &str) -> Self {
        Self { one_byte: true, ..Self::new(media_type) }
    }

    /// Takes bytes.
    pub fn feed(&mut self, mut bytes: &[u8]) -> Fed {
        if self.reader.is_none() {
            // The sample is always the same, however the bytes are cut.
            let room = SAMPLE.saturating_sub(self.head.len()).min(bytes.len());
            let (now, later) = bytes.split_at_checked(room).unwrap_or((bytes, &[]));
            self.head.extend_from_slice(now);
            bytes = later;
            if self.head.len() < SAMPLE {
                return Fed::More;
            }
            let fed = self.begin(false);
            if fed != Fed::More {
                return fed;
            }
        }
        match &mut self.reader {
            Some(reader) => reader.feed(bytes, false),
            None => Fed::More,
        }
    }

    /// Rows so far.
    pub fn rows(&self) -> u64 {
        match &self.reader {
            Some(Reader::Delimited(one)) => one.rows.table.as_ref().map_or(0, Table::rows),
            Some(Reader::Json(json, _)) => json.rows(),
            Some(Reader::Linked(linked)) => linked.triples(),
            Some(Reader::Lines { lines, .. }) => *lines,
            Some(Reader::No(_)) | None => 0,
        }
    }

    /// The end of the file, or of our patience (`cut_off`).
    ///
    /// # Errors
    /// The reason why there is no profile; `Ok(None)` when it has to be read again as [`Fed::Again`] says.
    pub fn finish(mut self, cut_off: bool) -> Result<Option<Profile>, Reason> {
        if self.reader.is_none() && self.begin(!cut_off) == Fed::Again {
            return Ok(None);
        }
        let Some(mut reader) = self.reader else { return Ok(None) };
        if reader.feed(&[], true) == Fed::Again && !cut_off {
            return Ok(None);
        }
        let mut profile = match reader {
            Reader::Delimited(one) => one.finish()?,
            Reader::Json(json, _) => json.finish(cut_off)?,
            Reader::Linked(linked) => return Err(linked.finish()),
            Reader::Lines { lines, open } => return Err(Reason::new("plain_text").count(lines + u64::from(open))),
            Reader::No(reason) => return Err(reason),
        };
        profile.complete = !cut_off;
        Ok(Some(profile))
    }

    /// Chooses the reader; `whole` when the head is the whole file.
    fn begin(&mut self, whole: bool) -> Fed {
        let head = std::mem::take(&mut self.head);
        let encoding = if self.one_byte { Recognised::one_byte() } else { Recognised::of(&head) };
        let Ok(sample) = encoding.decoder().decode(&head, whole) else { return Fed::Again };
        let mut reader = self.choose(&sample, encoding, whole);
        let fed = reader.feed(&head, false);
        self.reader = Some(reader);
        fed
    }

    fn choose(&self, sample: &str, encoding: Recognised, whole: bool) -> Reader {
        if sample.trim().is_empty() && whole {
            return Reader::No(Reason::new("empty"));
        }
        let delimited = |dialect: Dialect| {
            let rows = Rows { table: None, header: dialect.header, width: dialect.width, ragged: 0, blank: 0 };
            let csv = Csv::new(dialect.delimiter);
            let (text, encoding) = (encoding.decoder(), encoding.name());
            Reader::Delimited(Box::new(Delimited { text, encoding, csv, rows, dialect }))
        };
        match self.media_type.as_str() {
            "text/csv" => delimited(Dialect::of(sample, whole, false)),
            "text/tab-separated-values" => delimited(Dialect::of(sample, whole, true)),
            "text/plain" => {
                let dialect = Dialect::of(sample, whole, false);
                let fits = dialect.width > 1 && dialect.rows > 2 && is_regular(sample, &dialect, whole);
                if fits { delimited(dialect) } else { Reader::Lines { lines: 0, open: false } }
            }
            "application/json" | "application/geo+json" => {
                Reader::Json(Box::new(Json::new(sample, whole)), encoding.decoder())
            }
            "text/turtle" => Reader::Linked(Box::new(Linked::new())),
            other => Reader::No(Reason::new("not_a_table").word(other)),
        }
    }
}

/// Whether plain text has the same cells in every row, so that it is a table that only does not say so.
fn is_regular(sample: &str, dialect: &Dialect, whole: bool) -> bool {
    let mut csv = Csv::new(dialect.delimiter);
    let (mut fit, mut all) = (0, 0);
    let mut look = |cells: &[String], count: usize| {
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            all += 1;
            fit += usize::from(count == dialect.width);
        }
    };
    csv.feed(sample, &mut look);
    if whole {
        csv.finish(&mut look);
    }
    fit * 10 >= all * 9
}

impl Reader {
    fn feed(&mut self, bytes: &[u8], last: bool) -> Fed {
        match self {
            Self::No(_) => return Fed::Enough,
            Self::Linked(linked) => linked.feed(bytes),
            Self::Lines { lines, open } => {
                *lines += bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
                *open = bytes.last().map_or(*open, |byte| *byte != b'\n');
            }
            Self::Json(json, text) => match text.decode(bytes, last) {
                Ok(text) => json.feed(&text),
                Err(NotUtf8) => return Fed::Again,
            },
            Self::Delimited(one) => match one.text.decode(bytes, last) {
                Ok(text) => {
                    let Delimited { csv, rows, .. } = one.as_mut();
                    csv.feed(&text, &mut |cells, count| rows.take(cells, count));
                }
                Err(NotUtf8) => return Fed::Again,
            },
        }
        Fed::More
    }
}

impl Rows {
    fn take(&mut self, cells: &[String], count: usize) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            self.blank += 1;
            return;
        }
        let Some(table) = &mut self.table else {
            self.begin(cells, count);
            return;
        };
        if count != self.width {
            self.ragged += 1;
        }
        let row: Vec<(usize, Cell<'_>)> =
            cells.iter().map(|cell| Cell::Text(cell)).enumerate().take(table.width()).collect();
        table.add_row(&row, None);
    }

    /// The first row with anything in it: names, or already data.
    fn begin(&mut self, cells: &[String], count: usize) {
        let named = self.header == HeaderRow::Present;
        self.width = if named { count } else { count.max(self.width) };
        let kept = self.width.min(super::limits::MAX_COLUMNS);
        let names = (0..kept).map(|n| if named { cells.get(n).cloned().unwrap_or_default() } else { String::new() });
        let mut table = Table::with_columns(&names.collect::<Vec<_>>());
        table.leave_out(self.width - kept);
        self.table = Some(table);
        if !named {
            self.take(cells, count);
        }
    }
}

impl Delimited {
    fn finish(self) -> Result<Profile, Reason> {
        let Self { encoding, mut csv, mut rows, dialect, .. } = self;
        csv.finish(&mut |cells, count| rows.take(cells, count));
        let Some(table) = rows.table else { return Err(Reason::new("empty")) };
        let mut profile = table.finish(Format::Delimited, &Hint::default());
        profile.encoding = Some(encoding);
        profile.delimiter = (rows.width > 1).then_some(dialect.delimiter);
        profile.line_ends = csv.line_ends();
        profile.header = Some(dialect.header);
        profile.ragged_rows = rows.ragged;
        profile.blank_rows = rows.blank;
        Ok(profile)
    }
}
