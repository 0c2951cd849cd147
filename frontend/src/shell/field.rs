//! Fields of a form as templates write them: `{{ form.text("title", "challenges-title").required() }}`.
//!
//! The second argument is a key of the locales; its attribute `.hint`, when there is one, stands below the label.

use askama::Template;
use askama::filters::HtmlSafe;

use super::{Form, Language, Violation};

/// What kind of field it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Input(&'static str),
    Area,
    Select,
    Tick,
    Ticks,
    Radios,
    Localized,
    LocalizedArea,
    Money,
    Moment,
    File,
}

/// One field; the methods change it before it is written.
#[derive(Template)]
#[template(path = "shell/field.html")]
pub struct Field<'a> {
    form: &'a Form,
    kind: Kind,
    name: String,
    label: String,
    hint: Option<String>,
    required: bool,
    rows: u16,
    autocomplete: &'static str,
    inputmode: &'static str,
    accept: String,
    max_words: Option<u32>,
    options: Vec<(String, String)>,
    currencies: Vec<String>,
}

impl HtmlSafe for Field<'_> {}

/// The tag that opens a form, with its token.
#[derive(Template)]
#[template(
    source = r#"<form class="form" method="post" action="{{ action }}" {%- if multipart %} enctype="multipart/form-data"{% endif %} novalidate><input type="hidden" name="_token" value="{{ form.page.token() }}">"#,
    ext = "html"
)]
pub struct Opening<'a> {
    form: &'a Form,
    action: &'a str,
    multipart: bool,
}

impl HtmlSafe for Opening<'_> {}

/// Every fault at once, each with a link to its field; nothing when there is none.
#[derive(Template)]
#[template(path = "shell/faults.html")]
pub struct Summary<'a> {
    form: &'a Form,
}

impl HtmlSafe for Summary<'_> {}

impl Summary<'_> {
    fn anchor(&self, path: &str) -> String {
        anchor(path)
    }
}

/// Where an id stands in the page.
fn anchor(name: &str) -> String {
    format!("f-{}", name.replace('.', "-"))
}

impl Form {
    /// Opens the form; templates close it with `</form>`.
    pub fn open<'a>(&'a self, action: &'a str) -> Opening<'a> {
        Opening { form: self, action, multipart: false }
    }

    /// Opens a form that sends files.
    pub fn open_with_files<'a>(&'a self, action: &'a str) -> Opening<'a> {
        Opening { form: self, action, multipart: true }
    }

    /// The summary of all faults; belongs before the form.
    pub fn summary(&self) -> Summary<'_> {
        Summary { form: self }
    }

    fn field(&self, kind: Kind, name: &str, key: &str) -> Field<'_> {
        Field {
            form: self,
            kind,
            name: name.to_owned(),
            label: self.page.t(key),
            hint: self.page.find_text(&format!("{key}.hint")),
            required: false,
            rows: 5,
            autocomplete: "off",
            inputmode: "",
            accept: String::new(),
            max_words: None,
            options: Vec::new(),
            currencies: ["EUR", "GBP", "USD"].map(str::to_owned).to_vec(),
        }
    }

    /// One line of text.
    pub fn text(&self, name: &str, key: &str) -> Field<'_> {
        self.field(Kind::Input("text"), name, key)
    }

    /// An e-mail address.
    pub fn email(&self, name: &str, key: &str) -> Field<'_> {
        self.field(Kind::Input("email"), name, key).autocomplete("email")
    }

    /// A password; never given back.
    pub fn password(&self, name: &str, key: &str) -> Field<'_> {
        self.field(Kind::Input("password"), name, key).autocomplete("current-password")
    }

    /// An address in the web.
    pub fn link(&self, name: &str, key: &str) -> Field<'_> {
        self.field(Kind::Input("url"), name, key)
    }

    /// A number.
    pub fn number(&self, name: &str, key: &str) -> Field<'_> {
        Field { inputmode: "decimal", ..self.field(Kind::Input("text"), name, key) }
    }

    /// A day.
    pub fn date(&self, name: &str, key: &str) -> Field<'_> {
        self.field(Kind::Input("date"), name, key)
    }

    /// Several lines of text.
    pub fn area(&self, name: &str, key: &str) -> Field<'_> {
        self.field(Kind::Area, name, key)
    }

    /// One of several, from a list: value and label.
    pub fn select(&self, name: &str, key: &str, options: &[(String, String)]) -> Field<'_> {
        Field { options: options.to_vec(), ..self.field(Kind::Select, name, key) }
    }

    /// One of several, all visible.
    pub fn radios(&self, name: &str, key: &str, options: &[(String, String)]) -> Field<'_> {
        Field { options: options.to_vec(), ..self.field(Kind::Radios, name, key) }
    }

    /// Any of several.
    pub fn ticks(&self, name: &str, key: &str, options: &[(String, String)]) -> Field<'_> {
        Field { options: options.to_vec(), ..self.field(Kind::Ticks, name, key) }
    }

    /// A single box.
    pub fn tick(&self, name: &str, key: &str) -> Field<'_> {
        self.field(Kind::Tick, name, key)
    }

    /// One line in up to three languages.
    pub fn localized(&self, name: &str, key: &str) -> Field<'_> {
        self.field(Kind::Localized, name, key)
    }

    /// Several lines in up to three languages.
    pub fn localized_area(&self, name: &str, key: &str) -> Field<'_> {
        self.field(Kind::LocalizedArea, name, key)
    }

    /// An amount and its currency.
    pub fn money(&self, name: &str, key: &str) -> Field<'_> {
        Field { inputmode: "decimal", ..self.field(Kind::Money, name, key) }
    }

    /// Day and time in a zone that can be chosen.
    pub fn moment(&self, name: &str, key: &str) -> Field<'_> {
        self.field(Kind::Moment, name, key)
    }

    /// A file; the form must be opened with `open_with_files`.
    pub fn file(&self, name: &str, key: &str) -> Field<'_> {
        self.field(Kind::File, name, key)
    }
}

impl Field<'_> {
    /// It must be filled in; others are marked as optional.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// A label that is no key of the locales, for questions that people wrote.
    #[must_use]
    pub fn labelled(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// A hint that is no key of the locales.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into()).filter(|hint| !hint.is_empty());
        self
    }

    /// How many lines are shown.
    #[must_use]
    pub fn rows(mut self, rows: u16) -> Self {
        self.rows = rows;
        self
    }

    /// What a browser may fill in.
    #[must_use]
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = what;
        self
    }

    /// Which files are offered, as in the attribute `accept`.
    #[must_use]
    pub fn accept(mut self, kinds: impl Into<String>) -> Self {
        self.accept = kinds.into();
        self
    }

    /// Which currencies an amount can be given in, where they are fewer or others than usual.
    #[must_use]
    pub fn currencies(mut self, codes: &[String]) -> Self {
        if !codes.is_empty() {
            self.currencies = codes.to_vec();
        }
        self
    }

    /// Shows how many words are left, where there are scripts.
    #[must_use]
    pub fn max_words(mut self, words: impl TryInto<u32>) -> Self {
        self.max_words = words.try_into().ok();
        self
    }

    fn id(&self) -> String {
        anchor(&self.name)
    }

    fn value(&self) -> &str {
        if self.kind == Kind::Input("password") { "" } else { self.form.value(&self.name) }
    }

    fn part(&self, part: &str) -> &str {
        self.form.value(&format!("{}.{part}", self.name))
    }

    fn is_part(&self, part: &str, value: &str) -> bool {
        self.part(part) == value
    }

    fn is_chosen(&self, option: &str) -> bool {
        self.form.values(&self.name).contains(&option)
    }

    fn lacks_empty(&self) -> bool {
        !self.options.iter().any(|(value, _)| value.is_empty())
    }

    fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Ticks | Kind::Radios | Kind::Localized | Kind::LocalizedArea)
    }

    fn faults(&self) -> Vec<&Violation> {
        let composed = matches!(self.kind, Kind::Localized | Kind::LocalizedArea | Kind::Money | Kind::Moment);
        self.form
            .faults
            .iter()
            .filter(|fault| {
                fault.path == self.name
                    || (composed && fault.path.strip_prefix(&self.name).is_some_and(|rest| rest.starts_with('.')))
            })
            .collect()
    }

    fn describedby(&self) -> String {
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.id()));
        }
        if !self.faults().is_empty() {
            ids.push(format!("{}-fault", self.id()));
        }
        ids.join(" ")
    }

    fn languages(&self) -> [Language; 3] {
        Language::ALL
    }

    fn is_authoritative(&self, language: &Language) -> bool {
        let chosen = self.part("authoritative");
        language.code() == if chosen.is_empty() { self.form.page.lang() } else { chosen }
    }

    fn zones(&self) -> Vec<(String, String)> {
        let mut zones = vec!["Europe/Berlin", "Europe/London", "America/New_York", "Europe/Paris", "UTC"];
        let chosen = self.part("zone");
        if !chosen.is_empty() && !zones.contains(&chosen) {
            zones.push(chosen);
        }
        zones.into_iter().map(|zone| (zone.to_owned(), self.form.page.zone_label(zone))).collect()
    }
}
