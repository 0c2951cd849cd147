//! What a message says, before it is put into words.

use crate::kernel::{Localized, Timestamp};

/// What the texts are made of; what a kind does not need stays empty.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Title of the challenge.
    pub challenge: Localized,
    /// Title of the dataset.
    pub dataset: Localized,
    /// Name of the team.
    pub team: String,
    /// Name of the testbed.
    pub testbed: Localized,
    /// What somebody wrote as reason.
    pub reason: Localized,
    /// The instant it is about, with the zone in which it counts.
    pub when: Option<(Timestamp, String)>,
    /// Number of a submitted version.
    pub version: i64,
    /// SHA-256 on a receipt.
    pub sha256: String,
    /// The page to open, on the platform.
    pub path: Option<String>,
    /// The row whose secret link is computed when the mail is written.
    pub link_id: Option<uuid::Uuid>,
}

/// Whom a message goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The person, when they have an account.
    pub person: Option<crate::kernel::PersonId>,
    /// Where the mail goes.
    pub email: String,
    /// Their language.
    pub language: String,
}
