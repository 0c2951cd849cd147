//! The closed sets of values that harvesting shows.

use async_graphql::Enum;
use intercity_domain::harvest::{self, policy, record};

/// What a source publishes its catalogue in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "harvest::HarvestFormat")]
pub enum HarvestFormat {
    /// Told from the content.
    Auto,
    /// CKAN: `package_search`, `package_show`, or a dump.
    Ckan,
    /// DCAT-US 1.1, a `data.json`.
    DcatUs,
    /// Metadata of Socrata views.
    Socrata,
    /// The listing that New York's portal publishes of itself.
    SocrataListing,
    /// Opendatasoft: CSV of v1, Explore v2 or v2.1.
    Opendatasoft,
    /// DataPress, in either layout.
    Datapress,
    /// DCAT-AP in RDF/XML.
    RdfXml,
    /// DCAT-AP in Turtle.
    Turtle,
    /// DCAT-AP in JSON-LD.
    JsonLd,
    /// ISO 19139, alone or in an answer of a CSW.
    #[graphql(name = "ISO_19139")]
    Iso19139,
}

/// Where a source's catalogue comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "harvest::HarvestOrigin")]
pub enum HarvestOrigin {
    /// It is asked over the network.
    Url,
    /// It is uploaded.
    File,
}

/// Where a source stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "harvest::HarvestSourceState")]
pub enum HarvestSourceState {
    /// Read by its schedule and by hand.
    Active,
    /// Read by hand only.
    Paused,
    /// Not read any more.
    Deleted,
}

/// Where a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "harvest::HarvestRunState")]
pub enum HarvestRunState {
    /// Waits for the worker.
    Queued,
    /// Reads the source; no dataset was touched.
    Fetching,
    /// Writes datasets, or in a preview says what it would write.
    Applying,
    /// More than a fifth of the datasets would disappear: a person has to look. No dataset was touched.
    NeedsConfirmation,
    /// Done.
    Done,
    /// Failed with a reason; no dataset was touched.
    Failed,
    /// Refused by a person; no dataset was touched.
    Refused,
    /// It waited for a confirmation when a newer run began.
    Superseded,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "harvest::HarvestOutcome")]
pub enum HarvestOutcome {
    /// Read, not applied yet.
    Staged,
    /// A new dataset.
    Created,
    /// A dataset was changed.
    Updated,
    /// Nothing to change.
    Unchanged,
    /// A dataset that had disappeared is there again.
    Returned,
    /// The source does not list it any more; the dataset was withdrawn.
    Withdrawn,
    /// It was withdrawn here by its publisher, and stays so.
    Kept,
    /// It cannot be used, for the reason given.
    Unusable,
}

/// What happened to a field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "record::What")]
pub enum HarvestNoteKind {
    /// Taken over as it is.
    Mapped,
    /// Taken over after cleaning.
    Cleaned,
    /// Not taken over.
    Dropped,
    /// Not taken over because it was changed here.
    Kept,
}

/// What can be done with a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "policy::Action")]
pub enum HarvestAction {
    /// See it.
    View,
    /// Change it.
    Update,
    /// Upload its catalogue.
    FileUploadBegin,
    /// Pause it.
    Pause,
    /// Resume it.
    Resume,
    /// Delete it.
    Delete,
    /// Start a run or a preview.
    RunStart,
    /// Confirm that many datasets disappear.
    RunConfirm,
    /// Refuse that many datasets disappear.
    RunRefuse,
}
