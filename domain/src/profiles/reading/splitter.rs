//! Cuts a JSON text into its records as it comes, whatever its length: only one record is held at a time.

use std::collections::BTreeMap;

use super::limits::MAX_RECORD;

/// Bytes of a member beside the list of records that are kept.
const MEMBER: usize = 4096;

/// How the records lie in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One value after the other.
    Sequence,
    /// One document: a list of records, or an object with such a list in it.
    Document,
}

/// What is being read at the top of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// Before a value.
    Top,
    /// In the list of records.
    List,
    /// In the object around the list, before a name or after a value.
    Around,
    /// In a name of that object.
    Name,
    /// After a name, before its value.
    Value,
    /// A list began that is the one if an object begins next.
    Perhaps,
    /// The document is over.
    Over,
}

/// What came out.
pub enum Piece<'a> {
    /// A record's bytes.
    Record(&'a [u8]),
    /// A record that was longer than we read.
    TooLong,
}

/// A push splitter.
#[derive(Debug)]
pub struct Splitter {
    layout: Layout,
    at: At,
    /// The value being collected, and how deep we are in it.
    value: Vec<u8>,
    depth: usize,
    in_string: bool,
    escaped: bool,
    too_long: bool,
    /// Whether a value is being collected now.
    open: bool,
    name: Vec<u8>,
    /// The list lies in an object.
    inside: bool,
    found_list: bool,
    /// Members of the object around the list, cut when long.
    pub members: BTreeMap<String, Vec<u8>>,
    /// Something stood where no JSON can be.
    pub broken: bool,
    /// Whether anything but white space came.
    pub begun: bool,
}

impl Splitter {
    /// For this layout.
    pub fn new(layout: Layout) -> Self {
        Self {
            layout,
            at: At::Top,
            value: Vec::new(),
            depth: 0,
            in_string: false,
            escaped: false,
            too_long: false,
            open: false,
            name: Vec::new(),
            inside: false,
            found_list: false,
            members: BTreeMap::new(),
            broken: false,
            begun: false,
        }
    }

    /// Whether a list of records was found, or records one after the other.
    pub fn has_records(&self) -> bool {
        self.found_list || self.layout == Layout::Sequence
    }

    /// Whether records stand one after the other.
    pub fn is_sequence(&self) -> bool {
        self.layout == Layout::Sequence
    }

    /// Takes bytes and hands out what they complete.
    pub fn feed(&mut self, bytes: &[u8], piece: &mut impl FnMut(Piece<'_>)) {
        for byte in bytes {
            if self.broken {
                return;
            }
            self.take(*byte, piece);
        }
    }

    /// The text ends here; whether it was whole.
    pub fn finish(&mut self, piece: &mut impl FnMut(Piece<'_>)) -> bool {
        // A bare value ends with the text.
        if self.open && self.depth == 0 && !self.in_string {
            self.close(piece);
        }
        let ended = match self.layout {
            Layout::Sequence => !self.open,
            // A document that is a bare value is over with it.
            Layout::Document => self.at == At::Over || (self.at == At::Top && self.begun && !self.open),
        };
        ended && !self.broken
    }

    fn take(&mut self, byte: u8, piece: &mut impl FnMut(Piece<'_>)) {
        if self.open {
            self.collect(byte, piece);
            return;
        }
        if self.at != At::Name && byte.is_ascii_whitespace() {
            return;
        }
        self.begun = true;
        match (self.at, byte) {
            (At::Top, b'[') if self.layout == Layout::Document => {
                self.at = At::List;
                self.found_list = true;
            }
            (At::Top, b'{') if self.layout == Layout::Document => {
                self.inside = true;
                self.at = At::Around;
            }
            (At::Top | At::List, b',') => {}
            (At::List, b']') | (At::Perhaps, b']') => self.at = if self.inside { At::Around } else { At::Over },
            (At::Perhaps, b'{') => {
                self.at = At::List;
                self.found_list = true;
                self.begin(byte);
            }
            (At::Perhaps, _) => {
                // Some other list: kept like any member.
                self.at = At::Value;
                self.begin(b'[');
                self.collect(byte, piece);
            }
            (At::Around, b'"') => {
                self.name.clear();
                self.at = At::Name;
            }
            (At::Around, b',') => {}
            (At::Around, b'}') => self.at = At::Over,
            (At::Name, b'"') if !self.escaped => self.at = At::Value,
            (At::Name, byte) => {
                self.escaped = byte == b'\\' && !self.escaped;
                if self.name.len() < 200 {
                    self.name.push(byte);
                }
            }
            (At::Value, b':') => {}
            (At::Value, b'[') if !self.found_list => self.at = At::Perhaps,
            (At::Top | At::List | At::Value, byte) if begins_value(byte) => self.begin(byte),
            (At::Top | At::List | At::Around | At::Value | At::Over, _) => self.broken = true,
        }
    }

    fn begin(&mut self, byte: u8) {
        self.open = true;
        self.value.clear();
        self.value.push(byte);
        self.too_long = false;
        self.escaped = false;
        self.depth = usize::from(matches!(byte, b'{' | b'['));
        self.in_string = byte == b'"';
    }

    fn collect(&mut self, byte: u8, piece: &mut impl FnMut(Piece<'_>)) {
        let most = if self.at == At::Value { MEMBER } else { MAX_RECORD };
        if self.in_string {
            self.keep(byte, most);
            if self.escaped {
                self.escaped = false;
            } else if byte == b'\\' {
                self.escaped = true;
            } else if byte == b'"' {
                self.in_string = false;
                if self.depth == 0 {
                    self.close(piece);
                }
            }
            return;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' if self.depth == 0 => {
                // The end of what is around a bare value.
                self.close(piece);
                self.take(byte, piece);
                return;
            }
            b'}' | b']' => {
                self.depth -= 1;
                self.keep(byte, most);
                if self.depth == 0 {
                    self.close(piece);
                }
                return;
            }
            b',' if self.depth == 0 => {
                self.close(piece);
                return;
            }
            byte if byte.is_ascii_whitespace() && self.depth == 0 => {
                self.close(piece);
                return;
            }
            _ => {}
        }
        self.keep(byte, most);
    }

    fn keep(&mut self, byte: u8, most: usize) {
        if self.value.len() < most {
            self.value.push(byte);
        } else {
            self.too_long = true;
        }
    }

    fn close(&mut self, piece: &mut impl FnMut(Piece<'_>)) {
        self.open = false;
        if self.at == At::Value {
            if self.members.len() < 64 && !self.too_long {
                let name = String::from_utf8_lossy(&self.name).into_owned();
                self.members.insert(name, std::mem::take(&mut self.value));
            }
            self.at = At::Around;
        } else if self.too_long {
            piece(Piece::TooLong);
        } else {
            piece(Piece::Record(&self.value));
        }
        if self.value.capacity() > 1 << 20 {
            self.value = Vec::new();
        }
    }
}

fn begins_value(byte: u8) -> bool {
    matches!(byte, b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str, layout: Layout, cuts: &[usize]) -> (Vec<String>, Vec<String>, bool) {
        let mut splitter = Splitter::new(layout);
        let mut all = Vec::new();
        let mut take = |piece: Piece<'_>| match piece {
            Piece::Record(bytes) => all.push(String::from_utf8_lossy(bytes).into_owned()),
            Piece::TooLong => all.push("too long".into()),
        };
        let mut at = 0;
        for cut in cuts.iter().copied().chain([text.len()]) {
            let cut = cut.clamp(at, text.len());
            splitter.feed(&text.as_bytes()[at..cut], &mut take);
            at = cut;
        }
        let whole = splitter.finish(&mut take);
        let members = splitter.members.iter().map(|(k, v)| format!("{k}={}", String::from_utf8_lossy(v))).collect();
        (all, members, whole)
    }

    #[test]
    fn records_of_every_layout() {
        let document =
            r#"{"type":"FeatureCollection","bbox":[1,2],"crs":{"a":["}"]},"features":[{"a":"[{\""}, {"b":1}],"n":3}"#;
        let (records, members, whole) = split(document, Layout::Document, &[]);
        assert_eq!(records, [r#"{"a":"[{\""}"#, r#"{"b":1}"#]);
        assert_eq!(members, ["bbox=[1,2]", r#"crs={"a":["}"]}"#, "n=3", r#"type="FeatureCollection""#]);
        assert!(whole);
        assert_eq!(split("[1, \"a,b\", [2], null]", Layout::Document, &[]).0, ["1", "\"a,b\"", "[2]", "null"]);
        assert_eq!(split("{\"a\":1}\n{\"a\":2}\n", Layout::Sequence, &[]).0, ["{\"a\":1}", "{\"a\":2}"]);
        assert_eq!(split("[]", Layout::Document, &[]), (vec![], vec![], true));
    }

    #[test]
    fn what_breaks_off_says_so() {
        assert!(!split("[{\"a\":1},{\"a\"", Layout::Document, &[]).2);
        assert!(!split("{\"a\":", Layout::Sequence, &[]).2);
        assert!(!split("<html>", Layout::Document, &[]).2);
        assert!(!split("[1] x", Layout::Document, &[]).2);
        assert!(!split("", Layout::Document, &[]).2);
    }

    proptest! {
        #[test]
        fn cutting_anywhere_changes_nothing(text in "[\\[\\]{}\",:a1\\\\ ]{0,60}", cuts in prop::collection::vec(0_usize..60, 0..5)) {
            let mut cuts = cuts;
            cuts.sort_unstable();
            for layout in [Layout::Document, Layout::Sequence] {
                prop_assert_eq!(split(&text, layout, &cuts), split(&text, layout, &[]));
            }
        }
    }
}
