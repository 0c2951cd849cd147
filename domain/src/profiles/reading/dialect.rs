//! What stands between the cells of delimited text, and whether its first row names the columns.

use super::cell::Cell;
use super::csv::Csv;
use super::lens::{self, Lens};
use super::model::HeaderRow;

/// What was recognised.
#[derive(Clone, Debug)]
pub struct Dialect {
    /// Between cells.
    pub delimiter: char,
    /// Whether the first row names the columns.
    pub header: HeaderRow,
    /// Columns that most rows have.
    pub width: usize,
    /// Rows in the sample.
    pub rows: usize,
}

/// Delimiters in the order in which they are believed.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];
/// Records that are looked at.
const LOOKED_AT: usize = 500;

impl Dialect {
    /// Of the beginning of a text; `whole` when that is all of it; `tabs` when the type says so.
    pub fn of(sample: &str, whole: bool, tabs: bool) -> Self {
        let mut best: Option<(u64, char, Vec<Vec<String>>, usize)> = None;
        for delimiter in DELIMITERS {
            let records = records(sample, delimiter, whole);
            let (width, share) = usual_width(&records);
            let favour = u64::from(tabs && delimiter == '\t') * 2000;
            let score = if width < 2 { favour / 2000 } else { share * 10 + (width as u64).min(90) + favour };
            if best.as_ref().is_none_or(|(other, ..)| score > *other) {
                best = Some((score, delimiter, records, width));
            }
        }
        let (_, delimiter, records, width) = best.unwrap_or((0, ',', Vec::new(), 1));
        Self { delimiter, header: header(&records), width: width.max(1), rows: records.len() }
    }
}

/// Records with anything in them; the last may be cut off.
fn records(sample: &str, delimiter: char, whole: bool) -> Vec<Vec<String>> {
    let mut csv = Csv::new(delimiter);
    let mut all: Vec<Vec<String>> = Vec::new();
    let mut keep = |cells: &[String], _: usize| {
        if all.len() < LOOKED_AT && cells.iter().any(|cell| !cell.trim().is_empty()) {
            all.push(cells.to_vec());
        }
    };
    csv.feed(sample, &mut keep);
    if whole {
        csv.finish(&mut keep);
    }
    all
}

/// The width that most records have, and how many of a hundred have it.
fn usual_width(records: &[Vec<String>]) -> (usize, u64) {
    let mut widths: Vec<usize> = records.iter().map(Vec::len).collect();
    widths.sort_unstable();
    let mut best = (0, 0);
    for group in widths.chunk_by(|a, b| a == b) {
        if group.len() >= best.1 {
            best = (group.first().copied().unwrap_or_default(), group.len());
        }
    }
    (best.0, (best.1 * 100 / records.len().max(1)) as u64)
}

fn is_figure(text: &str) -> bool {
    Lens::ALL.iter().any(|lens| lens.read(text).is_some())
}

/// Whether the first record names the columns: it does when it has words where the rows have figures; it does not when
/// it has figures itself; where all is text it does when its words are distinct and come again nowhere.
fn header(records: &[Vec<String>]) -> HeaderRow {
    let Some((first, rest)) = records.split_first() else { return HeaderRow::Present };
    let (mut names, mut data) = (0, 0);
    for (n, cell) in first.iter().enumerate() {
        let text = cell.trim();
        let below: Vec<&str> = rest
            .iter()
            .filter_map(|row| row.get(n))
            .map(|cell| cell.trim())
            .filter(|t| Cell::Text(t).null_word().is_none())
            .collect();
        let figures = below.iter().filter(|text| is_figure(text)).count();
        let mostly = !below.is_empty() && figures * 10 >= below.len() * 8;
        if text.is_empty() {
            continue;
        }
        if is_figure(text) {
            // A year may name a column; then what stands below is no year.
            let year = lens::whole(text) == Some(false) && text.len() == 4 && text.starts_with(['1', '2']);
            let years = below.iter().filter(|text| text.len() == 4).count();
            data += usize::from(!(year && mostly && years * 2 < below.len()));
        } else if mostly {
            names += 1;
        }
    }
    match (names, data) {
        (0, 0) => all_text(first, rest),
        (_, 0) => HeaderRow::Present,
        (names, data) if names > data * 2 => HeaderRow::Present,
        _ => HeaderRow::Absent,
    }
}

fn all_text(first: &[String], rest: &[Vec<String>]) -> HeaderRow {
    let mut words: Vec<&str> = first.iter().map(|cell| cell.trim()).filter(|text| !text.is_empty()).collect();
    let count = words.len();
    words.sort_unstable();
    words.dedup();
    let again = rest
        .iter()
        .any(|row| row.iter().zip(first).any(|(cell, name)| !name.trim().is_empty() && cell.trim() == name.trim()));
    let named = words.len() == count && count * 2 > first.len() && !again;
    if named && (first.len() > 1 || !rest.is_empty()) { HeaderRow::Present } else { HeaderRow::Absent }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (char, HeaderRow, usize) {
        let dialect = Dialect::of(text, true, false);
        (dialect.delimiter, dialect.header, dialect.width)
    }

    #[test]
    fn delimiters_and_headers() {
        use HeaderRow::{Absent, Present};
        assert_eq!(of("a,b\n1,2\n3,4\n"), (',', Present, 2));
        assert_eq!(of("a;b\n1,5;2,5\n3,5;4,5\n"), (';', Present, 2));
        assert_eq!(of("a\tb\n1, 2\t3\n"), ('\t', Present, 2));
        assert_eq!(of("a|b|c\n1|2|3\n"), ('|', Present, 3));
        assert_eq!(of("\"0500\",\"2016\",\"in\",\"9994\"\n\"0500\",\"2016\",\"out\",\"9581\"\n"), (',', Absent, 4));
        assert_eq!(of("Borough,BID\nBronx,Belmont\nBronx,Fordham\n"), (',', Present, 2));
        assert_eq!(of("Bronx,Belmont\nBronx,Fordham\n"), (',', Absent, 2));
        assert_eq!(of("area,2010,2011\nMitte,5.5,6.5\nPankow,7.5,8.5\n"), (',', Present, 3));
        assert_eq!(of("only one column\n1\n2\n"), (',', Present, 1));
        assert_eq!(of("a,b\n\"x;y;z\",1\n\"x;y;z\",2\n"), (',', Present, 2));
    }
}
