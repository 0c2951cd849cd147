//! Pieces of queries that several pages of harvesting share.

use chrono::{DateTime, Utc};

use crate::schema;
use crate::shell::{Page, Tag, Tone};

/// What a source publishes in.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "HarvestFormat")]
#[allow(missing_docs)]
pub enum Format {
    Auto,
    Ckan,
    DcatUs,
    Socrata,
    SocrataListing,
    Opendatasoft,
    Datapress,
    RdfXml,
    Turtle,
    JsonLd,
    #[cynic(rename = "ISO_19139")]
    Iso19139,
}

impl Format {
    const ALL: [(Self, &'static str); 11] = [
        (Self::Auto, "auto"),
        (Self::Ckan, "ckan"),
        (Self::DcatUs, "dcat-us"),
        (Self::Socrata, "socrata"),
        (Self::SocrataListing, "socrata-listing"),
        (Self::Opendatasoft, "opendatasoft"),
        (Self::Datapress, "datapress"),
        (Self::RdfXml, "rdf-xml"),
        (Self::Turtle, "turtle"),
        (Self::JsonLd, "json-ld"),
        (Self::Iso19139, "iso-19139"),
    ];

    /// The word in forms.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(format, _)| *format == self).map_or("auto", |(_, word)| word)
    }

    /// From the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(format, _)| *format)
    }

    /// Its name for a reader.
    pub fn name(self, page: &Page) -> String {
        page.t(&format!("harvest-format-{}", self.word()))
    }

    /// Word and name of each, for a form.
    pub fn options(page: &Page) -> Vec<(String, String)> {
        Self::ALL.iter().map(|(format, word)| ((*word).to_owned(), format.name(page))).collect()
    }
}

/// Where a catalogue comes from.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "HarvestOrigin")]
#[allow(missing_docs)]
pub enum Origin {
    Url,
    File,
}

/// Where a source stands.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "HarvestSourceState")]
#[allow(missing_docs)]
pub enum SourceState {
    Active,
    Paused,
    Deleted,
}

impl SourceState {
    /// In words, in a frame.
    pub fn tag(self, page: &Page) -> Tag {
        match self {
            Self::Active => page.tag("harvest-state-active", Tone::Good),
            Self::Paused => page.tag("harvest-state-paused", Tone::Warning),
            Self::Deleted => page.tag("harvest-state-deleted", Tone::Bad),
        }
    }
}

/// Where a run stands.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "HarvestRunState")]
#[allow(missing_docs)]
pub enum RunState {
    Queued,
    Fetching,
    Applying,
    NeedsConfirmation,
    Done,
    Failed,
    Refused,
    Superseded,
}

impl RunState {
    /// In words, in a frame.
    pub fn tag(self, page: &Page) -> Tag {
        match self {
            Self::Queued => page.tag("harvest-run-queued", Tone::Plain),
            Self::Fetching => page.tag("harvest-run-fetching", Tone::Active),
            Self::Applying => page.tag("harvest-run-applying", Tone::Active),
            Self::NeedsConfirmation => page.tag("harvest-run-needs-confirmation", Tone::Warning),
            Self::Done => page.tag("harvest-run-done", Tone::Good),
            Self::Failed => page.tag("harvest-run-failed", Tone::Bad),
            Self::Refused => page.tag("harvest-run-refused", Tone::Warning),
            Self::Superseded => page.tag("harvest-run-superseded", Tone::Plain),
        }
    }

    /// Whether the worker is at it.
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Queued | Self::Fetching | Self::Applying)
    }
}

/// What became of a record.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "HarvestOutcome")]
#[allow(missing_docs)]
pub enum Outcome {
    Staged,
    Created,
    Updated,
    Unchanged,
    Returned,
    Withdrawn,
    Kept,
    Unusable,
}

impl Outcome {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Created,
        Self::Updated,
        Self::Returned,
        Self::Unchanged,
        Self::Withdrawn,
        Self::Kept,
        Self::Unusable,
        Self::Staged,
    ];

    /// The word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Staged => "staged",
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
            Self::Kept => "kept",
            Self::Unusable => "unusable",
        }
    }

    /// Key of its name.
    pub fn key(self) -> String {
        format!("harvest-outcome-{}", self.word())
    }

    /// In words, in a frame.
    pub fn tag(self, page: &Page) -> Tag {
        let tone = match self {
            Self::Staged | Self::Unchanged => Tone::Plain,
            Self::Created | Self::Returned => Tone::Good,
            Self::Updated => Tone::Active,
            Self::Withdrawn | Self::Kept => Tone::Warning,
            Self::Unusable => Tone::Bad,
        };
        page.tag(&self.key(), tone)
    }
}

/// What happened to a field.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "HarvestNoteKind")]
#[allow(missing_docs)]
pub enum NoteKind {
    Mapped,
    Cleaned,
    Dropped,
    Kept,
}

/// What the reader may do.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "HarvestAction")]
#[allow(missing_docs)]
pub enum Action {
    View,
    Update,
    FileUploadBegin,
    Pause,
    Resume,
    Delete,
    RunStart,
    RunConfirm,
    RunRefuse,
}

/// Whose source it is.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Organisation")]
pub struct Owner {
    pub id: cynic::Id,
    pub name: String,
    pub zone: String,
}

/// How many records had an outcome.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "HarvestCount")]
pub struct Count {
    pub outcome: Outcome,
    pub count: i32,
}

/// A run in a list.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "HarvestRun")]
pub struct RunLine {
    pub id: cynic::Id,
    pub preview: bool,
    pub scheduled: bool,
    pub state: RunState,
    pub created_at: DateTime<Utc>,
    pub records: i32,
    pub error: Option<String>,
    pub counts: Vec<Count>,
}

impl RunLine {
    /// Figures of the outcomes that occurred, in words.
    pub fn figures(&self, page: &Page) -> String {
        let one = |outcome: &Outcome| {
            let count = self.counts.iter().find(|count| count.outcome == *outcome)?.count;
            Some(format!("{} {}", page.number(count), page.t(&outcome.key())))
        };
        Outcome::ALL.iter().filter_map(one).collect::<Vec<_>>().join(", ")
    }
}

/// The id that a mutation answers with.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "HarvestSource")]
pub struct SourceId {
    pub id: cynic::Id,
}

/// The id that a mutation answers with.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "HarvestRun")]
pub struct RunId {
    pub id: cynic::Id,
}
