//! The closed sets of values that datasets show.

use async_graphql::Enum;
use intercity_domain::datasets::{self, policy};
use intercity_domain::files;

/// Who may read the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "datasets::DatasetAccess")]
pub enum DatasetAccess {
    /// Anybody.
    Open,
    /// Everybody who is signed in and accepts the terms.
    Registered,
    /// Those with a grant.
    Restricted,
    /// Those with a grant, from the partner's own server.
    PartnerHosted,
}

/// Where a dataset stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "datasets::DatasetState")]
pub enum DatasetState {
    /// Known to its publisher's staff alone.
    Draft,
    /// In use.
    Published,
    /// Still there, but do not build on it.
    Deprecated,
    /// Its files leave no more.
    Withdrawn,
}

/// In which order datasets come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(remote = "datasets::Sort")]
pub enum DatasetSort {
    /// The newest first.
    #[default]
    Newest,
    /// The last changed first.
    Updated,
    /// By title, from A to Z.
    Title,
    /// What fits the words best first; the newest first when there are no words.
    Relevance,
}

/// Where a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "datasets::DatasetVersionState")]
pub enum DatasetVersionState {
    /// Files can still be added and taken out.
    Draft,
    /// It never changes any more.
    Published,
    /// Its files leave no more.
    Withdrawn,
}

/// Where a file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "files::FileState")]
pub enum FileState {
    /// A link was given out; the bytes are still to come.
    Pending,
    /// The bytes have come and are being checked.
    Uploaded,
    /// It is what it was declared to be.
    Clean,
    /// It is not, and cannot be read.
    Rejected,
}

/// Who decides about requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "datasets::Decision")]
pub enum AccessDecisionBy {
    /// One data steward of the publisher.
    Steward,
    /// The platform, as soon as every condition holds.
    Automatic,
    /// So many of the seats that the policy names.
    Quorum,
}

/// Which teams may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "datasets::OpenTo")]
pub enum AccessOpenTo {
    /// Those with an announced award.
    Winners,
    /// Those that advanced in at least one announced stage, and winners.
    Finalists,
    /// All that submitted an entry.
    Entrants,
}

/// For what somebody stands who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "datasets::DeciderRole")]
pub enum DeciderRole {
    /// The data stewards of the publisher.
    Steward,
    /// A city.
    City,
    /// A partner.
    Partner,
    /// The protection of personal data.
    PrivacyOfficer,
}

/// What data is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "datasets::Purpose")]
pub enum AccessPurpose {
    /// Running the pilot.
    Pilot,
    /// Developing the solution.
    Development,
    /// Research.
    Research,
    /// Measuring the effect.
    Evaluation,
    /// Planning.
    Planning,
    /// Something else, said in words.
    Other,
}

/// What can be done with a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "policy::Action")]
pub enum DatasetAction {
    /// See it.
    View,
    /// Change its facts.
    Update,
    /// Set its terms.
    TermsSet,
    /// Start a version.
    VersionCreate,
    /// Upload a file.
    DistributionUploadBegin,
    /// Take a file out.
    DistributionRemove,
    /// Publish it.
    Publish,
    /// Deprecate it.
    Deprecate,
    /// Withdraw it.
    Withdraw,
}
