//! What a reader of the list wants, as it stands in the address: words, choices of each kind, order.

use chrono::{DateTime, TimeDelta, Utc};

use super::nodes::Access;
use crate::schema;
use crate::shell::Page;

/// The most values of one kind that an address may hold.
const MOST: usize = 50;

/// Kinds of choices: the names of their parameters.
pub const KINDS: [&str; 6] = ["publisher", "theme", "access", "format", "licence", "changed"];

/// In which order.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "DatasetSort")]
#[allow(missing_docs)]
pub enum Sort {
    Relevance,
    Newest,
    Updated,
    Title,
}

impl Sort {
    const ALL: [(Self, &'static str); 4] =
        [(Self::Relevance, "relevance"), (Self::Newest, "newest"), (Self::Updated, "updated"), (Self::Title, "title")];

    /// The word in addresses.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(sort, _)| *sort == self).map_or("newest", |(_, word)| word)
    }

    /// Word and name of each, for a form.
    pub fn options(page: &Page) -> Vec<(String, String)> {
        Self::ALL.iter().map(|(_, word)| ((*word).to_owned(), page.t(&format!("catalogue-sort-{word}")))).collect()
    }
}

/// The filter of the API.
#[derive(cynic::InputObject, Clone, Debug)]
pub struct DatasetFilter {
    publisher_slugs: Option<Vec<String>>,
    access: Option<Vec<Access>>,
    themes: Option<Vec<String>>,
    formats: Option<Vec<String>>,
    licences: Option<Vec<String>>,
    updated_since: Option<DateTime<Utc>>,
    text: Option<String>,
    mine: bool,
}

/// What is wanted.
pub struct Wishes {
    chosen: Vec<(String, String)>,
    /// The words.
    pub text: String,
    /// Only those of the reader's organisations.
    pub mine: bool,
    /// In which order.
    pub sort: Sort,
}

impl Wishes {
    /// Reads the address.
    pub fn of(page: &Page) -> Self {
        let query = page.request().query_string().to_owned();
        let mut chosen: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .filter(|(name, value)| KINDS.contains(&name.as_str()) && !value.is_empty())
            .take(MOST)
            .collect();
        chosen.dedup();
        let text: String = page.parameter("text").unwrap_or_default().chars().take(500).collect();
        let sort = page.parameter("sort").and_then(|word| Sort::ALL.iter().find(|(_, one)| *one == word));
        let usual = if text.trim().is_empty() { Sort::Newest } else { Sort::Relevance };
        Self { chosen, text, mine: page.parameter("mine").is_some(), sort: sort.map_or(usual, |(sort, _)| *sort) }
    }

    /// Whether a choice is made.
    pub fn has(&self, kind: &str, value: &str) -> bool {
        self.chosen.iter().any(|(name, one)| name == kind && one == value)
    }

    /// All choices that are made.
    pub fn chosen(&self) -> &[(String, String)] {
        &self.chosen
    }

    fn values(&self, kind: &str) -> Vec<String> {
        self.chosen.iter().filter(|(name, _)| name == kind).map(|(_, value)| value.clone()).collect()
    }

    /// As the API takes it.
    pub fn filter(&self, now: DateTime<Utc>) -> DatasetFilter {
        let some = |kind: &str| Some(self.values(kind)).filter(|values| !values.is_empty());
        let access: Vec<Access> = self.values("access").iter().filter_map(|word| Access::parse(word)).collect();
        // The widest of several is meant.
        let days = self.values("changed").iter().filter_map(|days| days.parse::<u16>().ok()).max();
        DatasetFilter {
            publisher_slugs: some("publisher"),
            access: Some(access).filter(|access| !access.is_empty()),
            themes: some("theme"),
            formats: some("format"),
            licences: some("licence"),
            updated_since: days.map(|days| now - TimeDelta::days(days.into())),
            text: Some(self.text.clone()).filter(|text| !text.trim().is_empty()),
            mine: self.mine,
        }
    }

    /// The address of the list without one of the choices, from its beginning.
    pub fn without(&self, kind: &str, value: &str) -> String {
        self.address(&self.text, |name, one| name != kind || one != value)
    }

    /// The address of the list with other words.
    pub fn with_text(&self, text: &str) -> String {
        self.address(text, |_, _| true)
    }

    fn address(&self, text: &str, keep: impl Fn(&str, &str) -> bool) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        if !text.is_empty() {
            query.append_pair("text", text);
        }
        for (name, value) in self.chosen.iter().filter(|(name, value)| keep(name, value)) {
            query.append_pair(name, value);
        }
        if self.mine {
            query.append_pair("mine", "1");
        }
        let query = query.finish();
        if query.is_empty() { "/datasets".to_owned() } else { format!("/datasets?{query}") }
    }
}
