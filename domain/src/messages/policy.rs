//! A message is its reader's alone.

use super::Message;
use crate::kernel::{MatrixRow, Verdict, Viewer};

/// What the viewer is to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// Not signed in.
    Nobody,
    /// Not the reader.
    Stranger,
    /// The reader.
    Reader,
}

impl Relation {
    /// Of a viewer to a message.
    pub fn of(viewer: &Viewer, message: &Message) -> Self {
        match viewer.person_id() {
            Some(person) if message.person_id == Some(person) => Self::Reader,
            None if viewer.signed_in().is_err() => Self::Nobody,
            _ => Self::Stranger,
        }
    }
}

/// The decision; seeing and marking as read go together.
pub(super) fn decide(relation: Relation) -> Verdict {
    match relation {
        Relation::Nobody => Verdict::SignIn,
        Relation::Stranger => Verdict::Hidden,
        Relation::Reader => Verdict::Allowed,
    }
}

/// Every cell.
pub fn matrix() -> Vec<MatrixRow> {
    [(Relation::Nobody, "nobody"), (Relation::Stranger, "stranger"), (Relation::Reader, "reader")]
        .into_iter()
        .flat_map(|(relation, role)| {
            ["inbox", "messageMarkRead"].map(|action| MatrixRow {
                feature: "messages",
                action: action.into(),
                state: "-".into(),
                role: role.into(),
                verdict: decide(relation).word(),
            })
        })
        .collect()
}
