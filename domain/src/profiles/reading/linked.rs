//! Linked data is no table; its triples are counted, so that the reason can say how many there are.

use oxttl::TurtleParser;
use oxttl::turtle::LowLevelTurtleParser;

use super::model::Reason;

/// Bytes that may come without a single triple.
const PATIENCE: usize = 16 * 1024 * 1024;

/// Counts the triples of Turtle.
pub struct Linked {
    parser: LowLevelTurtleParser,
    triples: u64,
    silent: usize,
    fault: Option<String>,
}

impl Linked {
    /// Begins.
    pub fn new() -> Self {
        Self { parser: TurtleParser::new().lenient().low_level(), triples: 0, silent: 0, fault: None }
    }

    /// Triples so far.
    pub fn triples(&self) -> u64 {
        self.triples
    }

    /// Takes bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        if self.fault.is_some() {
            return;
        }
        self.silent += bytes.len();
        self.parser.extend_from_slice(bytes);
        self.count();
        if self.silent > PATIENCE {
            self.fault = Some("a statement is too long.".into());
        }
    }

    /// Why it has no profile.
    pub fn finish(mut self) -> Reason {
        if self.fault.is_none() {
            self.parser.end();
            self.count();
        }
        match self.fault {
            None => Reason::new("linked_data").count(self.triples),
            Some(fault) => Reason::new("linked_data_broken").count(self.triples).word(fault),
        }
    }

    fn count(&mut self) {
        while let Some(next) = self.parser.parse_next() {
            match next {
                Ok(_) => {
                    self.triples += 1;
                    self.silent = 0;
                }
                Err(error) => {
                    self.fault = Some(error.to_string().chars().take(160).collect());
                    return;
                }
            }
        }
    }
}
