//! What a document of a portal says about one dataset, cleaned, with a note of everything that was done to it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::HarvestFormat;
use crate::kernel::{Language, Timestamp};

/// A dataset as its portal describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// The portal's own identifier; never the title.
    pub native_id: String,
    /// Its name.
    pub title: String,
    /// What is in it, as plain text.
    pub description: String,
    /// The language it is written in, where the portal says so.
    pub language: Option<Language>,
    /// Keywords and themes, lower case.
    pub themes: Vec<String>,
    /// The licence, as it stands there and cleaned.
    pub licence: Option<Licence>,
    /// Who publishes it, in the portal's words.
    pub publisher: Option<String>,
    /// Who answers questions.
    pub contact: Option<String>,
    /// Its page at the portal.
    pub landing_page: Option<String>,
    /// When it first appeared there.
    pub issued: Option<Timestamp>,
    /// When it last changed there.
    pub modified: Option<Timestamp>,
    /// How often it changes, in the portal's words.
    pub frequency: Option<String>,
    /// The place, in words.
    pub spatial: Option<String>,
    /// The first day that it speaks of.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Where it can be read.
    pub links: Vec<Link>,
    /// What was mapped, cleaned and dropped.
    pub notes: Vec<Note>,
    /// The record as it came, in a form that does not depend on the order of its fields.
    #[serde(skip)]
    pub raw: String,
}

/// A licence as a portal states it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// The text as it came.
    pub raw: String,
    /// The same without markup and surrounding space.
    pub text: String,
    /// Its address, where one is given.
    pub url: Option<String>,
}

/// A file or service at the portal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Link {
    /// What it is called.
    pub name: String,
    /// Where it is, http or https.
    pub url: String,
    /// Its media type.
    pub media_type: String,
    /// Bytes, where the portal says so.
    pub size: Option<i64>,
    /// SHA-256, where the portal gives one.
    pub sha256: Option<String>,
}

/// What happened to a field on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Taken over as it is.
    Mapped,
    /// Taken over after cleaning.
    Cleaned,
    /// Not taken over.
    Dropped,
    /// Not taken over because it was changed here.
    Kept,
}

/// One line of the mapping report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Our field; empty when we have none for it.
    pub field: String,
    /// What happened.
    pub what: What,
    /// The portal's field.
    pub from: String,
    /// How, in a few words; may be empty.
    pub detail: String,
}

/// A record that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// The portal's identifier, if it has one.
    pub native_id: Option<String>,
    /// Its name, if it has one.
    pub title: String,
    /// The field that is to blame.
    pub field: String,
    /// Stable code, `harvest.*`.
    pub code: &'static str,
    /// A sentence.
    pub message: String,
    /// The record as it came.
    pub raw: String,
}

/// One record of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It can become a dataset.
    Usable(Box<Record>),
    /// It cannot.
    Unusable(Unusable),
}

/// Where the document says that it goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// After so many records.
    Offset(u64),
    /// At this address.
    Url(String),
}

/// A document, read.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// What it turned out to be.
    pub format: HarvestFormat,
    /// Its records in their order.
    pub found: Vec<Found>,
    /// How many records the portal says there are in all.
    pub total: Option<u64>,
    /// Whether documents of this kind list everything. A single record does not.
    pub lists_all: bool,
    /// Where it goes on.
    pub next: Option<Next>,
}

/// Why a document is not a catalogue that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotACatalogue {
    /// Stable code, `harvest.*`.
    pub code: &'static str,
    /// A sentence that says what it is and what to do.
    pub message: String,
}

impl NotACatalogue {
    /// With code and sentence.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}
