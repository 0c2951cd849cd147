//! The line diagram: stations on a line, drawn as SVG, with text beside each.

use askama::Template;
use askama::filters::HtmlSafe;

use super::Page;

/// Where a station stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Passed: filled.
    Past,
    /// Here: ringed.
    Present,
    /// To come: hollow.
    Next,
    /// Ended here, not as hoped (rejected, revoked): crossed.
    Ended,
}

/// A station.
#[derive(Clone, Debug)]
pub struct Station {
    /// Its name.
    pub label: String,
    /// A short text below; may be empty.
    pub note: String,
    /// Past, present, next or ended.
    pub stop: Stop,
    /// Where the name leads; may be empty.
    pub href: String,
}

impl Station {
    /// A station without a link.
    pub fn new(label: impl Into<String>, note: impl Into<String>, stop: Stop) -> Self {
        Self { label: label.into(), note: note.into(), stop, href: String::new() }
    }

    /// With a link on its name.
    #[must_use]
    pub fn linked(mut self, href: impl Into<String>) -> Self {
        self.href = href.into();
        self
    }

    fn word(&self) -> &'static str {
        match self.stop {
            Stop::Past => "past",
            Stop::Present => "present",
            Stop::Next => "next",
            Stop::Ended => "ended",
        }
    }
}

/// Stations from their names and notes and the place of the present one; all are past when it lies behind the last.
pub fn stations(names: Vec<(String, String)>, present: usize) -> Vec<Station> {
    names
        .into_iter()
        .enumerate()
        .map(|(n, (label, note))| {
            let stop = match n.cmp(&present) {
                std::cmp::Ordering::Less => Stop::Past,
                std::cmp::Ordering::Equal => Stop::Present,
                std::cmp::Ordering::Greater => Stop::Next,
            };
            Station::new(label, note, stop)
        })
        .collect()
}

/// The diagram; a template writes it as `{{ page.line("home-course", stations) }}`.
#[derive(Template)]
#[template(path = "shell/line.html")]
pub struct Line<'a> {
    page: &'a Page,
    label: String,
    stations: &'a [Station],
}

impl HtmlSafe for Line<'_> {}

impl Page {
    /// A line diagram; `key` names it for people who do not see it.
    pub fn line<'a>(&'a self, key: &str, stations: &'a [Station]) -> Line<'a> {
        Line { page: self, label: self.t(key), stations }
    }
}
