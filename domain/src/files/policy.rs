//! Who may do what to a file's bytes. Who may see the file at all is decided by the feature that owns it.

use super::FileState;
use crate::kernel::{MatrixRow, Verdict};

/// What somebody is to the bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// Has no URL of ours, or one that does not hold.
    Nobody,
    /// Holds a signed URL for this file and direction.
    Bearer,
    /// The worker.
    Platform,
}

/// What can be done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Upload,
    /// Give up an upload that is not finished.
    Cancel,
    /// Put the pieces of an upload together.
    Assemble,
    Download,
    Scan,
}

/// The decision.
pub(super) fn decide(relation: Relation, state: FileState, action: Action) -> Verdict {
    match (relation, action, state) {
        (Relation::Nobody, _, _) => Verdict::Forbidden("Ask for a link first."),
        (Relation::Bearer, Action::Upload | Action::Cancel, FileState::Pending)
        | (Relation::Platform, Action::Assemble | Action::Cancel, FileState::Pending)
        | (Relation::Bearer, Action::Download, FileState::Clean)
        | (Relation::Platform, Action::Scan, FileState::Uploaded) => Verdict::Allowed,
        (
            _,
            Action::Upload | Action::Cancel | Action::Assemble,
            FileState::Uploaded | FileState::Clean | FileState::Rejected,
        ) => Verdict::Forbidden("This file has been uploaded already."),
        (Relation::Bearer, Action::Download, FileState::Pending | FileState::Uploaded) => {
            Verdict::Forbidden("This file is not checked yet.")
        }
        (Relation::Bearer, Action::Download, FileState::Rejected) => Verdict::Forbidden("This file was rejected."),
        (Relation::Platform, Action::Scan, FileState::Pending | FileState::Clean | FileState::Rejected) => {
            Verdict::Forbidden("There is nothing to scan.")
        }
        (Relation::Bearer, Action::Scan | Action::Assemble, _)
        | (Relation::Platform, Action::Upload | Action::Download, _) => {
            Verdict::Forbidden("This is done by somebody else.")
        }
    }
}

/// Every cell.
pub fn matrix() -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    for (relation, role) in
        [(Relation::Nobody, "nobody"), (Relation::Bearer, "bearer of a signed URL"), (Relation::Platform, "platform")]
    {
        for state in FileState::ALL {
            for (action, name) in [
                (Action::Upload, "upload"),
                (Action::Cancel, "cancel"),
                (Action::Assemble, "assemble"),
                (Action::Download, "download"),
                (Action::Scan, "scan"),
            ] {
                rows.push(MatrixRow {
                    feature: "files",
                    action: name.into(),
                    state: state.to_string(),
                    role: role.into(),
                    verdict: decide(relation, *state, action).word(),
                });
            }
        }
    }
    rows
}
