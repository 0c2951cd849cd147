//! Pieces of queries that the pages of submissions share.

use chrono::{DateTime, Utc};

use crate::challenges::nodes::{Localized, Phase};
use crate::schema;
use crate::shell::{PageError, Tone};

/// The variables of a query about one thing.
#[derive(cynic::QueryVariables)]
pub struct ById {
    /// Its global id.
    pub id: cynic::Id,
}

impl ById {
    /// From an address.
    pub fn new(id: &str) -> Self {
        Self { id: cynic::Id::new(id) }
    }
}

/// An address with an id that is none of ours leads nowhere; it is no fault of a form.
///
/// # Errors
/// As given, or "not found".
pub fn found<T>(answer: Result<T, PageError>) -> Result<T, PageError> {
    match answer {
        Err(PageError::Refused(faults)) if faults.iter().any(|fault| fault.code == "id.unknown") => {
            Err(PageError::NotFound)
        }
        other => other,
    }
}

/// Any JSON.
#[derive(cynic::Scalar, Clone, Debug)]
#[cynic(graphql_type = "JSON")]
pub struct Json(pub serde_json::Value);

/// What was decided about a submission.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum SubmissionState {
    Draft,
    Submitted,
    Withdrawn,
}

impl SubmissionState {
    /// Key and meaning of the tag.
    pub const fn tag(self, editing: bool) -> (&'static str, Tone) {
        match (self, editing) {
            (Self::Draft, _) => ("submissions-state-draft", Tone::Plain),
            (Self::Submitted, false) => ("submissions-state-submitted", Tone::Good),
            (Self::Submitted, true) => ("submissions-state-editing", Tone::Warning),
            (Self::Withdrawn, _) => ("submissions-state-withdrawn", Tone::Bad),
        }
    }
}

/// What can be done with a team and its submission.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum SubmissionAction {
    TeamRead,
    MembersRead,
    TeamRename,
    MemberInvite,
    MemberAccept,
    MemberDecline,
    MemberLeave,
    MemberRemove,
    LeadHandOver,
    DraftRead,
    VersionRead,
    AnswerSave,
    Submit,
    Reopen,
    Withdraw,
}

/// A challenge as these pages name it.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Challenge")]
pub struct ChallengeHead {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub title: Localized,
    /// Where it stands.
    pub phase: Phase,
    /// When entries close.
    pub closes_at: Option<DateTime<Utc>>,
    /// The zone of its dates.
    pub zone: String,
}

impl ChallengeHead {
    /// Whether entries can be written and sent now.
    pub fn is_open(&self) -> bool {
        self.phase == Phase::Open
    }
}

/// How far a file is.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "SubmissionFileState")]
#[allow(missing_docs)]
pub enum FileState {
    Pending,
    Uploaded,
    Clean,
    Rejected,
}

impl FileState {
    /// Key and meaning of the tag.
    pub const fn tag(self) -> (&'static str, Tone) {
        match self {
            Self::Pending => ("submissions-file-pending", Tone::Warning),
            Self::Uploaded => ("submissions-file-uploaded", Tone::Active),
            Self::Clean => ("submissions-file-clean", Tone::Good),
            Self::Rejected => ("submissions-file-rejected", Tone::Bad),
        }
    }
}

/// A file in an answer.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "SubmissionFile")]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: Option<i32>,
    /// SHA-256, once it arrived.
    pub sha256: Option<String>,
    /// How far it is.
    pub state: FileState,
    /// Why the check rejected it.
    pub reject_reason: Option<String>,
}

/// An answer of a draft.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct Answer {
    /// The question.
    pub question_key: String,
    /// What stands there.
    pub value: Json,
    /// Counts the changes.
    pub revision: i32,
    /// The file, where the question takes one.
    pub file: Option<File>,
}

/// A fault that keeps a draft from being sent.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct Violation {
    /// Stable code.
    pub code: String,
    /// The field.
    pub path: String,
    /// What to do, in English.
    pub message: String,
}

impl From<Violation> for crate::shell::Violation {
    fn from(fault: Violation) -> Self {
        Self { code: fault.code, path: fault.path, message: fault.message }
    }
}
