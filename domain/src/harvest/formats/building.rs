//! Puts a record together from what a format found, cleaning on the way and noting what was done.

use url::Url;

use super::clean;
use crate::harvest::record::{Found, Licence, Link, Note, Record, Unusable, What};
use crate::kernel::Language;

const MAX_TITLE: usize = 200;
const MAX_DESCRIPTION: usize = 10_000;
const MAX_LINE: usize = 300;
const MAX_THEMES: usize = 20;
const MAX_THEME: usize = 60;
const MAX_LINKS: usize = 200;
const MAX_NOTES: usize = 100;

/// A record under construction.
pub struct Building {
    record: Record,
    base: Option<Url>,
    refused: Option<(String, &'static str, String)>,
}

impl Building {
    /// From the record as it came; relative addresses begin at `base`.
    pub fn new(raw: String, base: Option<&Url>) -> Self {
        Self { record: Record { raw, ..Record::default() }, base: base.cloned(), refused: None }
    }

    fn note(&mut self, field: &str, what: What, from: &str, detail: impl Into<String>) {
        if self.record.notes.len() < MAX_NOTES {
            let from = clean::shorten(from, 200).0;
            self.record.notes.push(Note { field: field.into(), what, from, detail: detail.into() });
        }
    }

    fn took(&mut self, field: &str, from: &str, done: Option<&'static str>) {
        match done {
            Some(done) => self.note(field, What::Cleaned, from, done),
            None => self.note(field, What::Mapped, from, ""),
        }
    }

    /// Says that a field was not taken over.
    pub fn dropped(&mut self, field: &str, from: &str, why: impl Into<String>) {
        self.note(field, What::Dropped, from, why);
    }

    /// Says which fields of the portal have no place here.
    pub fn unread(&mut self, names: &[&str]) {
        for name in names.iter().take(40) {
            self.note("", What::Dropped, name, "");
        }
    }

    /// The record cannot be used for this reason; the first one stands.
    pub fn refuse(&mut self, field: &str, code: &'static str, message: impl Into<String>) {
        if self.refused.is_none() {
            self.refused = Some((field.into(), code, message.into()));
        }
    }

    /// The portal's identifier.
    pub fn native_id(&mut self, from: &str, raw: Option<String>) {
        if let Some(raw) = raw.map(|raw| raw.trim().to_owned()).filter(|raw| !raw.is_empty()) {
            if raw.chars().count() > 500 {
                self.refuse(
                    "identifier",
                    "harvest.identifier_too_long",
                    "Its identifier has more than 500 characters.",
                );
            } else {
                self.record.native_id = raw;
                self.took("identifier", from, None);
            }
        }
    }

    fn shortened(&mut self, field: &str, from: &str, text: String, most: usize) -> String {
        let (text, cut) = clean::shorten(&text, most);
        if cut {
            self.note(field, What::Cleaned, from, format!("shortened to {most} characters"));
        }
        text
    }

    /// Its name.
    pub fn title(&mut self, from: &str, raw: Option<String>) {
        if let Some(raw) = raw {
            let (title, done) = clean::line(&raw);
            self.took("title", from, done);
            self.record.title = self.shortened("title", from, title, MAX_TITLE);
        }
    }

    /// What is in it.
    pub fn description(&mut self, from: &str, raw: Option<String>) {
        if let Some(raw) = raw {
            let (text, done) = clean::text(&raw);
            self.took("description", from, done);
            self.record.description = self.shortened("description", from, text, MAX_DESCRIPTION);
        }
    }

    /// The language of its texts.
    pub fn language(&mut self, from: &str, code: Option<String>) {
        let Some(code) = code else { return };
        let word = code.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        let known = match word.as_str() {
            "deu" | "ger" => Some(Language::De),
            "eng" => Some(Language::En),
            "fra" | "fre" => Some(Language::Fr),
            short => Language::parse(short).filter(|_| short.len() < 6),
        };
        match known {
            Some(language) => {
                self.record.language = Some(language);
                self.took("language", from, None);
            }
            None => self.dropped("language", from, "not German, English or French"),
        }
    }

    /// Keywords or themes; each may be several joined by commas.
    pub fn themes(&mut self, from: &str, words: Vec<String>) {
        let joined = words.len() == 1 && words.first().is_some_and(|one| one.contains(','));
        self.add_themes(from, words, joined);
    }

    /// Themes that are names of groups: a comma belongs to the name.
    pub fn groups(&mut self, from: &str, names: Vec<String>) {
        self.add_themes(from, names, false);
    }

    fn add_themes(&mut self, from: &str, words: Vec<String>, joined: bool) {
        let split: Vec<String> =
            if joined { words.iter().flat_map(|all| all.split(',')).map(str::to_owned).collect() } else { words };
        let before = self.record.themes.len();
        let mut left_out = 0;
        for word in split {
            let theme = clean::line(&word).0.to_lowercase().replace('|', " ");
            let theme = theme.trim().to_owned();
            if theme.is_empty() || self.record.themes.contains(&theme) {
                continue;
            }
            if theme.chars().count() > MAX_THEME || self.record.themes.len() >= MAX_THEMES {
                left_out += 1;
            } else {
                self.record.themes.push(theme);
            }
        }
        if left_out > 0 {
            let why = format!("{left_out} left out: at most {MAX_THEMES} of at most {MAX_THEME} characters");
            self.dropped("themes", from, why);
        }
        if self.record.themes.len() > before {
            self.took("themes", from, joined.then_some("split at commas"));
        }
    }

    /// Its licence: a name, and its address where there is one.
    pub fn licence(&mut self, from: &str, raw: Option<String>, url: Option<String>) {
        let url = url.and_then(|url| clean::address(&url, None).ok()).map(|(url, _)| url);
        let Some(raw) = raw.or_else(|| url.clone()) else { return };
        if self.record.licence.is_some() {
            return;
        }
        let (text, done) = clean::line(&raw);
        if text.is_empty() {
            return;
        }
        self.took("licence", from, done);
        let text = self.shortened("licence", from, text, MAX_LINE);
        let raw = clean::shorten(&raw, 5_000).0;
        self.record.licence = Some(Licence { raw, text, url });
    }

    /// Who publishes it.
    pub fn publisher(&mut self, from: &str, raw: Option<String>) {
        if let Some((text, done)) = raw.as_deref().map(clean::line).filter(|(text, _)| !text.is_empty()) {
            self.took("publisher", from, done);
            self.record.publisher = Some(self.shortened("publisher", from, text, MAX_LINE));
        }
    }

    /// Who answers questions: a name, a mail address, or both.
    pub fn contact(&mut self, from: &str, name: Option<String>, mail: Option<String>) {
        let name = name.map(|name| clean::line(&name).0).filter(|name| !name.is_empty());
        let mail = mail.map(|mail| clean::line(mail.trim_start_matches("mailto:")).0).filter(|mail| !mail.is_empty());
        let text = match (name, mail) {
            (Some(name), Some(mail)) if name != mail => format!("{name}, {mail}"),
            (Some(one), _) | (None, Some(one)) => one,
            (None, None) => return,
        };
        self.took("contact", from, None);
        self.record.contact = Some(self.shortened("contact", from, text, MAX_LINE));
    }

    /// Its page at the portal.
    pub fn landing_page(&mut self, from: &str, raw: Option<String>) {
        let Some(raw) = raw else { return };
        match clean::address(&raw, self.base.as_ref()) {
            Ok((url, done)) => {
                self.took("sourceUrl", from, done);
                self.record.landing_page = Some(url);
            }
            Err(why) => self.dropped("sourceUrl", from, why),
        }
    }

    /// When it first appeared.
    pub fn issued(&mut self, from: &str, raw: Option<String>) {
        if let Some(at) = self.instant("issued", from, raw) {
            self.record.issued = Some(at);
        }
    }

    /// When it last changed; a repeating interval says how often it does.
    pub fn modified(&mut self, from: &str, raw: Option<String>) {
        if raw.as_deref().is_some_and(|raw| raw.trim().starts_with("R/")) {
            self.frequency(from, raw);
        } else if let Some(at) = self.instant("modified", from, raw) {
            self.record.modified = Some(at);
        }
    }

    fn instant(&mut self, field: &str, from: &str, raw: Option<String>) -> Option<crate::kernel::Timestamp> {
        let raw = raw?;
        match clean::moment(&raw) {
            Some((at, done)) => {
                self.took(field, from, done);
                Some(at)
            }
            None => {
                self.dropped(field, from, format!("not a date: {}", clean::shorten(&raw, 40).0));
                None
            }
        }
    }

    /// How often it changes.
    pub fn frequency(&mut self, from: &str, raw: Option<String>) {
        if let Some((text, done)) = raw.as_deref().map(clean::line).filter(|(text, _)| !text.is_empty()) {
            self.took("frequency", from, done);
            self.record.frequency = Some(clean::shorten(&text, 200).0);
        }
    }

    /// The place, in words.
    pub fn spatial(&mut self, from: &str, raw: Option<String>) {
        let Some((text, done)) = raw.as_deref().map(clean::line) else { return };
        if text.is_empty() || text.starts_with(['{', '[']) || ["keine", "none"].contains(&text.to_lowercase().as_str())
        {
            self.dropped("coverage.spatial", from, "not a place in words");
        } else {
            self.took("coverage.spatial", from, done);
            self.record.spatial = Some(self.shortened("coverage.spatial", from, text, MAX_LINE));
        }
    }

    /// The first and the last day.
    pub fn period(&mut self, from: &str, begin: Option<&str>, end: Option<&str>) {
        let (begin_day, end_day) = (begin.and_then(clean::day), end.and_then(clean::day));
        if begin_day.zip(end_day).is_some_and(|(begin, end)| begin > end) {
            self.dropped("coverage.from", from, "ends before it begins");
        } else if begin_day.is_some() || end_day.is_some() {
            (self.record.from, self.record.until) = (begin_day, end_day);
            self.took("coverage.from", from, None);
        } else if begin.or(end).is_some() {
            self.dropped("coverage.from", from, "not a day");
        }
    }

    /// Whether this file is there already: two may lie at one address, for example a page, when their names differ.
    fn known(&self, url: &str, name: Option<&str>) -> bool {
        let name = name.map(|name| clean::line(name).0).filter(|name| !name.is_empty());
        self.record.links.iter().any(|one| one.url == url && name.as_ref().is_none_or(|name| *name == one.name))
    }

    /// A file or service.
    pub fn link(&mut self, from: &str, link: RawLink) {
        let Some(raw) = link.url else {
            return self.dropped("files", from, "has no address");
        };
        match clean::address(&raw, self.base.as_ref()) {
            Err(why) => self.dropped("files", from, format!("{}: {why}", clean::shorten(&raw, 80).0)),
            Ok((url, _)) if self.known(&url, link.name.as_deref()) => {
                self.dropped("files", from, "the same address again");
            }
            Ok(_) if self.record.links.len() >= MAX_LINKS => {
                self.dropped("files", from, format!("more than {MAX_LINKS}"));
            }
            Ok((url, done)) => {
                let format = link.format.unwrap_or_default();
                let media_type = clean::media_type(&link.media_type.unwrap_or_default(), &format, &url);
                let name = link.name.map(|name| clean::line(&name).0).filter(|name| !name.is_empty());
                let name = name.unwrap_or_else(|| name_of(&url, &format));
                let hash = link.sha256.map(|hash| hash.trim().to_ascii_lowercase());
                let sha256 = hash.filter(|hash| hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()));
                let name = clean::shorten(&name, 200).0;
                self.took("files", from, done);
                self.record.links.push(Link { name, url, media_type, size: link.size.filter(|n| *n > 0), sha256 });
            }
        }
    }

    /// The record, or why it cannot be used.
    pub fn finish(mut self) -> Found {
        if self.record.links.is_empty()
            && let Some(url) = self.record.landing_page.clone()
        {
            let media_type = "text/html".to_owned();
            self.note("files", What::Mapped, "landing page", "no file is named; its page stands for them");
            self.record.links.push(Link { name: "Page at the source".into(), url, media_type, ..Link::default() });
        }
        if self.record.native_id.is_empty() {
            self.refuse(
                "identifier",
                "harvest.identifier_missing",
                "It has no identifier, so it could not be found again.",
            );
        }
        if self.record.title.is_empty() {
            self.refuse("title", "harvest.title_missing", "It has no title.");
        }
        if self.record.links.is_empty() {
            let message = "It names no address at which the data or its page can be read.";
            self.refuse("files", "harvest.address_missing", message);
        }
        match self.refused {
            None => Found::Usable(Box::new(self.record)),
            Some((field, code, message)) => Found::Unusable(Unusable {
                native_id: Some(self.record.native_id).filter(|id| !id.is_empty()),
                title: self.record.title,
                field,
                code,
                message,
                raw: self.record.raw,
            }),
        }
    }
}

/// A file or service as a portal names it.
#[derive(Default)]
pub struct RawLink {
    pub name: Option<String>,
    pub url: Option<String>,
    pub media_type: Option<String>,
    pub format: Option<String>,
    pub size: Option<i64>,
    pub sha256: Option<String>,
}

fn name_of(url: &str, format: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.contains('.') && !path.ends_with("://") && path.matches('/').count() > 2 {
        return last.to_owned();
    }
    let short = format.rsplit(['/', '#']).next().unwrap_or_default().trim();
    if short.is_empty() {
        Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
    } else {
        short.to_uppercase()
    }
}
