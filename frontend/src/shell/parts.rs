//! Small parts of pages: city signs, state tags, times, empty lists, steps through pages, the departure board.

use askama::Template;
use askama::filters::HtmlSafe;
use chrono::{DateTime, Utc};

use super::{Page, Violation};

/// The two letters of a city in a box in its colour. The name goes along for people who do not see it.
#[derive(Clone, Debug, Template)]
#[template(source = r#"<abbr class="code city-{{ self.tint() }}" title="{{ name }}">{{ code }}</abbr>"#, ext = "html")]
pub struct City {
    /// Two letters, for example `BE`.
    pub code: String,
    /// Its name.
    pub name: String,
}

impl HtmlSafe for City {}

impl City {
    /// A city by code and name.
    pub fn new(code: impl Into<String>, name: impl Into<String>) -> Self {
        Self { code: code.into(), name: name.into() }
    }

    /// The colour: one of the four first cities', else one of the reserve, always the same for a code.
    pub fn tint(&self) -> String {
        tint(&self.code)
    }
}

/// The name of a city's colour in the styles, by its code.
pub fn tint(code: &str) -> String {
    match code {
        "BE" | "LO" | "NY" | "PA" => code.to_lowercase(),
        other => format!("r{}", other.bytes().map(usize::from).sum::<usize>() % 4),
    }
}

/// How a state is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do.
    Plain,
    /// Going on.
    Active,
    /// Well.
    Good,
    /// Look at it.
    Warning,
    /// Ended or refused.
    Bad,
}

/// A state in words, in a frame.
#[derive(Clone, Debug, Template)]
#[template(source = r#"<span class="tag is-{{ self.word() }}">{{ text }}</span>"#, ext = "html")]
pub struct Tag {
    text: String,
    tone: Tone,
}

impl HtmlSafe for Tag {}

impl Tag {
    fn word(&self) -> &'static str {
        match self.tone {
            Tone::Plain => "plain",
            Tone::Active => "active",
            Tone::Good => "good",
            Tone::Warning => "warning",
            Tone::Bad => "bad",
        }
    }
}

/// An instant in the city's time; scripts add the reader's own.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<time datetime="{{ iso }}" data-own="{{ own }}">{{ text }}</time>{% if !distance.is_empty() %} <span class="distance">({{ distance }})</span>{% endif %}"#,
    ext = "html"
)]
pub struct Time {
    iso: String,
    own: String,
    text: String,
    distance: String,
}

impl HtmlSafe for Time {}

/// Says what will stand in an empty list and offers the one next step.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<div class="empty"><p>{{ text }}</p>{% if !href.is_empty() %}<p><a class="button" href="{{ href }}">{{ step }}</a></p>{% endif %}</div>"#,
    ext = "html"
)]
pub struct Empty {
    text: String,
    href: String,
    step: String,
}

impl HtmlSafe for Empty {}

/// The way to the pages before and after in a list.
#[derive(Clone, Template)]
#[template(path = "shell/steps.html")]
pub struct Steps<'a> {
    page: &'a Page,
    before: Option<String>,
    after: Option<String>,
}

impl HtmlSafe for Steps<'_> {}

/// A row of the departure board.
#[derive(Clone, Debug)]
pub struct Departure {
    /// Where the title leads.
    pub href: String,
    /// Title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Which cities.
    pub cities: Vec<City>,
    /// What is offered, in big.
    pub offer: String,
    /// What is offered, in small; may be empty.
    pub offer_note: String,
    /// When it closes.
    pub closes: Option<DateTime<Utc>>,
    /// In which zone.
    pub zone: String,
}

/// The departure board.
#[derive(Template)]
#[template(path = "shell/board.html")]
pub struct Board<'a> {
    page: &'a Page,
    rows: &'a [Departure],
}

impl HtmlSafe for Board<'_> {}

impl Page {
    /// A state as text in a frame; `key` is a key of the locales.
    pub fn tag(&self, key: &str, tone: Tone) -> Tag {
        Tag { text: self.t(key), tone }
    }

    /// An instant: "20 July 2026, 16:00 Berlin time", with the reader's own time where there are scripts.
    pub fn time(&self, instant: &DateTime<Utc>, zone: &str) -> Time {
        Time {
            iso: self.iso(instant),
            own: self.t("time-own"),
            text: self.moment(instant, zone),
            distance: String::new(),
        }
    }

    /// An instant and how far it is: "20 July 2026, 16:00 Berlin time (in 12 days)".
    pub fn time_left(&self, instant: &DateTime<Utc>, zone: &str) -> Time {
        Time { distance: self.distance(instant), ..self.time(instant, zone) }
    }

    /// An empty list: key of the text, and the one next step (empty strings for none).
    pub fn empty(&self, key: &str, href: &str, step_key: &str) -> Empty {
        let step = if step_key.is_empty() { String::new() } else { self.t(step_key) };
        Empty { text: self.t(key), href: href.to_owned(), step }
    }

    /// The way to the next page of a list (parameter `after`), and back to its beginning.
    pub fn steps(&self, has_next: bool, end_cursor: Option<&str>) -> Steps<'_> {
        let after = end_cursor.filter(|_| has_next).map(|cursor| self.with_parameter("after", cursor));
        let before = self.parameter("after").map(|_| self.with_parameter("after", ""));
        Steps { page: self, before, after }
    }

    /// The departure board.
    pub fn board<'a>(&'a self, rows: &'a [Departure]) -> Board<'a> {
        Board { page: self, rows }
    }

    /// A fault in the reader's language: by its code when the locales have it (`fault-…`), else as the API says it.
    pub fn fault_text(&self, fault: &Violation) -> String {
        let key = format!("fault-{}", fault.code.replace(['.', '_'], "-"));
        self.find_text(&key).unwrap_or_else(|| fault.message.clone())
    }
}
