//! Reads delimited text as it comes: quotes, line breaks inside cells, and every kind of line end.

use super::limits::{MAX_CELL, MAX_COLUMNS};
use super::model::LineEnds;

/// Where the reader stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before a cell.
    Start,
    /// In a cell without quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// After a quote inside quotes: the end, or the first of two.
    Closing,
}

/// Cells that one record may bring beyond the columns we keep, before they are only counted.
const KEPT: usize = MAX_COLUMNS;

/// A push parser: text goes in, records come out.
#[derive(Debug)]
pub struct Csv {
    delimiter: char,
    state: State,
    /// The last character was a CR outside quotes.
    after_cr: bool,
    cells: Vec<String>,
    /// Cells of this record so far.
    count: usize,
    /// Anything came since the last record.
    begun: bool,
    lf: u64,
    crlf: u64,
    cr: u64,
}

impl Csv {
    /// With this delimiter.
    pub fn new(delimiter: char) -> Self {
        Self {
            delimiter,
            state: State::Start,
            after_cr: false,
            cells: vec![String::new()],
            count: 0,
            begun: false,
            lf: 0,
            crlf: 0,
            cr: 0,
        }
    }

    /// Takes text and hands out the records that it completes: their cells, and how many there were in all.
    pub fn feed(&mut self, text: &str, record: &mut impl FnMut(&[String], usize)) {
        for letter in text.chars() {
            self.take(letter, record);
        }
    }

    /// The file ends here.
    pub fn finish(&mut self, record: &mut impl FnMut(&[String], usize)) {
        self.end_cr();
        if self.begun {
            self.end_record(record);
        }
    }

    /// How lines ended.
    pub fn line_ends(&self) -> Option<LineEnds> {
        match (self.lf > 0, self.crlf > 0, self.cr > 0) {
            (false, false, false) => None,
            (true, false, false) => Some(LineEnds::Lf),
            (false, true, false) => Some(LineEnds::CrLf),
            (false, false, true) => Some(LineEnds::Cr),
            _ => Some(LineEnds::Mixed),
        }
    }

    fn end_cr(&mut self) {
        if self.after_cr {
            self.after_cr = false;
            self.cr += 1;
        }
    }

    fn take(&mut self, letter: char, record: &mut impl FnMut(&[String], usize)) {
        if self.after_cr {
            self.after_cr = false;
            if letter == '\n' {
                self.crlf += 1;
                return;
            }
            self.cr += 1;
        }
        match (self.state, letter) {
            (State::Quoted, '"') => self.state = State::Closing,
            (State::Quoted, other) => self.push(other),
            (State::Closing, '"') => {
                self.push('"');
                self.state = State::Quoted;
            }
            (State::Start, '"') => {
                self.begun = true;
                self.state = State::Quoted;
            }
            (_, letter) if letter == self.delimiter => {
                self.begun = true;
                self.end_cell();
            }
            (_, '\r') => {
                self.after_cr = true;
                self.end_line(record);
            }
            (_, '\n') => {
                self.lf += 1;
                self.end_line(record);
            }
            (_, other) => {
                self.begun = true;
                self.state = State::Plain;
                self.push(other);
            }
        }
    }

    fn push(&mut self, letter: char) {
        if let Some(cell) = self.cells.get_mut(self.count.min(KEPT))
            && cell.len() < MAX_CELL
        {
            cell.push(letter);
        }
    }

    fn end_cell(&mut self) {
        self.state = State::Start;
        self.count += 1;
        let slot = self.count.min(KEPT);
        match self.cells.get_mut(slot) {
            Some(cell) => cell.clear(),
            None => self.cells.push(String::new()),
        }
    }

    fn end_line(&mut self, record: &mut impl FnMut(&[String], usize)) {
        self.begun = true;
        self.end_record(record);
    }

    fn end_record(&mut self, record: &mut impl FnMut(&[String], usize)) {
        self.end_cell();
        let kept = self.cells.get(..self.count.min(KEPT)).unwrap_or_default();
        record(kept, self.count);
        self.count = 0;
        self.begun = false;
        self.state = State::Start;
        self.cells.truncate(KEPT + 1);
        for cell in &mut self.cells {
            if cell.capacity() > 4096 {
                *cell = String::new();
            } else {
                cell.clear();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn records(text: &str, delimiter: char, cuts: &[usize]) -> (Vec<Vec<String>>, Option<LineEnds>) {
        let mut csv = Csv::new(delimiter);
        let mut all = Vec::new();
        let letters: Vec<char> = text.chars().collect();
        let mut at = 0;
        let mut take = |cells: &[String], count: usize| {
            assert_eq!(cells.len(), count.min(MAX_COLUMNS));
            all.push(cells.to_vec());
        };
        for cut in cuts.iter().copied().chain([letters.len()]) {
            let cut = cut.clamp(at, letters.len());
            let part: String = letters[at..cut].iter().collect();
            csv.feed(&part, &mut take);
            at = cut;
        }
        csv.finish(&mut take);
        let ends = csv.line_ends();
        (all, ends)
    }

    fn rows(text: &str) -> Vec<Vec<String>> {
        records(text, ',', &[]).0
    }

    #[test]
    fn quotes_line_breaks_and_ends() {
        assert_eq!(rows("a,b\n1,\"x\ny\"\n"), [["a", "b"], ["1", "x\ny"]]);
        assert_eq!(rows("a,b\r1,2\r"), [["a", "b"], ["1", "2"]]);
        assert_eq!(rows("a,b\r\n1,2"), [["a", "b"], ["1", "2"]]);
        assert_eq!(rows("\"say \"\"hi\"\"\",\n"), [["say \"hi\"", ""]]);
        assert_eq!(rows("12\" pipe,b\n"), [["12\" pipe", "b"]]);
        assert_eq!(rows("a\n\nb\n"), [[String::from("a")], [String::new()], [String::from("b")]]);
        assert_eq!(rows(""), Vec::<Vec<String>>::new());
        assert_eq!(rows("\"never closed,\n"), [["never closed,\n"]]);
    }

    #[test]
    fn line_ends_are_told_apart() {
        assert_eq!(records("a\nb\n", ',', &[]).1, Some(LineEnds::Lf));
        assert_eq!(records("a\r\nb\r\n", ',', &[2]).1, Some(LineEnds::CrLf));
        assert_eq!(records("a\rb\r", ',', &[]).1, Some(LineEnds::Cr));
        assert_eq!(records("a\rb\n", ',', &[]).1, Some(LineEnds::Mixed));
        assert_eq!(records("a", ',', &[]).1, None);
    }

    #[test]
    fn a_record_of_a_million_cells_stays_small() {
        let mut csv = Csv::new(',');
        let mut seen = 0;
        for _ in 0..1000 {
            csv.feed(&"x,".repeat(1000), &mut |_, _| {});
        }
        csv.finish(&mut |cells, count| seen = cells.len() * 10_000_000 + count);
        assert_eq!(seen, MAX_COLUMNS * 10_000_000 + 1_000_001);
        assert!(csv.cells.len() <= MAX_COLUMNS + 1);
    }

    proptest! {
        #[test]
        fn cutting_anywhere_changes_nothing(text in "[ab,;\"\r\n]{0,60}", cuts in prop::collection::vec(0_usize..60, 0..5)) {
            let mut cuts = cuts;
            cuts.sort_unstable();
            prop_assert_eq!(records(&text, ',', &cuts), records(&text, ',', &[]));
        }

        #[test]
        fn what_a_writer_writes_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a-c,;\"\r\nä ]{0,8}", 3), 1..6)) {
            let mut text = String::new();
            for row in &rows {
                let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
                text.push_str(&cells.join(","));
                text.push('\n');
            }
            prop_assert_eq!(records(&text, ',', &[]).0, rows);
        }
    }
}
