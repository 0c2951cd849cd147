//! How far a transfer is: one line that moves on a terminal, lines of JSON for scripts, silence otherwise.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use serde_json::Value;

/// How often the line moves.
const EVERY: Duration = Duration::from_millis(200);

/// Tells people and scripts how far a transfer is.
pub struct Progress {
    json: bool,
    terminal: bool,
    name: String,
    total: u64,
    /// What was there when it began.
    from: u64,
    done: u64,
    begun: Instant,
    told: Option<Instant>,
}

impl Progress {
    /// Of nothing yet.
    pub fn new(json: bool) -> Self {
        Self {
            json,
            terminal: std::io::stderr().is_terminal() && !json,
            name: String::new(),
            total: 0,
            from: 0,
            done: 0,
            begun: Instant::now(),
            told: None,
        }
    }

    /// A file begins, of which some bytes are there.
    pub fn begin(&mut self, name: &str, total: u64, from: u64) {
        name.clone_into(&mut self.name);
        (self.total, self.from, self.done) = (total, from, from);
        (self.begun, self.told) = (Instant::now(), None);
        self.draw();
    }

    /// So many bytes are there now.
    pub fn at(&mut self, done: u64) {
        self.from = self.from.min(done);
        self.done = done;
        if self.told.is_none_or(|told| told.elapsed() >= EVERY) {
            self.draw();
        }
    }

    fn draw(&mut self) {
        self.told = Some(Instant::now());
        if self.terminal {
            let percent = self.done.saturating_mul(100).checked_div(self.total).unwrap_or(100);
            let rate = rate(self.done.saturating_sub(self.from), self.begun.elapsed());
            let mut err = std::io::stderr().lock();
            // Nobody can be told that the terminal is gone.
            let _ =
                write!(err, "\r\x1b[K{}  {percent} %  {} of {}{rate}", self.name, size(self.done), size(self.total));
            let _ = err.flush();
        }
    }

    /// Something that people should know while it goes on.
    pub fn say(&mut self, sentence: &str) {
        self.clear();
        if !self.json {
            eprintln!("{sentence}");
        }
    }

    /// Something that happened: a line of JSON, or a sentence.
    pub fn tell(&mut self, event: &Value, sentence: &str) {
        self.clear();
        if self.json {
            println!("{event}");
        } else {
            println!("{sentence}");
        }
    }

    fn clear(&self) {
        if self.terminal {
            eprint!("\r\x1b[K");
        }
    }
}

fn rate(bytes: u64, time: Duration) -> String {
    let millis = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    match bytes.saturating_mul(1000).checked_div(millis) {
        Some(rate) if bytes > 0 => format!("  {}/s", size(rate)),
        _ => String::new(),
    }
}

/// A number of bytes as people read it.
pub fn size(bytes: u64) -> String {
    let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    match units.into_iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, name)) => {
            let tenths = u128::from(bytes) * 10 / u128::from(unit);
            format!("{}.{} {name}", tenths / 10, tenths % 10)
        }
        None => format!("{bytes} bytes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_well() {
        assert_eq!(size(0), "0 bytes");
        assert_eq!(size(1_572_864), "1.5 MB");
        assert_eq!(rate(0, Duration::from_secs(1)), "");
        assert_eq!(rate(3 << 20, Duration::from_millis(1500)), "  2.0 MB/s");
        assert_eq!(rate(5, Duration::ZERO), "");
    }
}
