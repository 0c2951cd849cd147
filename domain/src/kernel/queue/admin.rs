//! Who may see what of the queue, and who may try dead letters again.

use crate::kernel::{MatrixRow, OrganisationId, Verdict, Viewer};
use crate::organisations::Duty;

/// The scope with which an API client sees and replays the dead letters of its organisation.
pub const SCOPE_JOBS: &str = "jobs:replay";

/// The duty that looks after dead letters in an organisation; owners and managers hold it as well.
const DUTIES: [Duty; 1] = [Duty::DataSteward];

/// What can be done to the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Reading the whole queue: jobs in every state, figures, schedules, workers, reconciliations.
    Inspect,
    /// Reading a dead letter.
    See,
    /// Trying a dead letter again.
    Replay,
}

/// Who stands how to the queue, or to one job of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// Signed in, nothing to do with it.
    Stranger,
    /// Looks after the dead letters of an organisation that the job was queued for.
    Steward,
    /// Reads everything.
    Auditor,
    /// Platform administrator, or the platform itself.
    Administrator,
}

impl Relation {
    const ALL: [Self; 5] = [Self::Nobody, Self::Stranger, Self::Steward, Self::Auditor, Self::Administrator];

    /// How the viewer stands to the queue as a whole.
    pub fn of(viewer: &Viewer) -> Self {
        if viewer.is_administrator() || viewer.is_system() {
            Self::Administrator
        } else if viewer.reads_everything() {
            Self::Auditor
        } else if !looked_after(viewer).is_empty() {
            Self::Steward
        } else if viewer.signed_in().is_ok() {
            Self::Stranger
        } else {
            Self::Nobody
        }
    }

    /// How the viewer stands to a job that was queued for an organisation, or for none.
    pub fn to(viewer: &Viewer, organisation: Option<OrganisationId>) -> Self {
        match Self::of(viewer) {
            Self::Steward if organisation.is_none_or(|id| !viewer.holds(id, &DUTIES, SCOPE_JOBS)) => Self::Stranger,
            other => other,
        }
    }
}

/// The organisations whose dead letters the viewer looks after.
pub fn looked_after(viewer: &Viewer) -> Vec<OrganisationId> {
    viewer.organisations_with(&DUTIES, SCOPE_JOBS)
}

/// The decision.
pub fn decide(relation: Relation, action: Action) -> Verdict {
    match (relation, action) {
        (Relation::Nobody, _) => Verdict::SignIn,
        (Relation::Stranger, _) | (Relation::Steward, Action::Inspect) => Verdict::Hidden,
        (Relation::Auditor, Action::Replay) => Verdict::Forbidden("An auditor reads everything and changes nothing."),
        (Relation::Auditor, Action::Inspect | Action::See)
        | (Relation::Steward, Action::See | Action::Replay)
        | (Relation::Administrator, _) => Verdict::Allowed,
    }
}

/// Every relation and action, for the printed matrix.
pub fn matrix() -> Vec<MatrixRow> {
    let actions = [(Action::Inspect, "jobs"), (Action::See, "deadLetters"), (Action::Replay, "jobReplay")];
    let row = |relation: &Relation, action, name: &str| MatrixRow {
        feature: "jobs",
        action: name.into(),
        state: "-".into(),
        role: format!("{relation:?}").to_lowercase(),
        verdict: decide(*relation, action).word(),
    };
    Relation::ALL
        .iter()
        .flat_map(|relation| actions.iter().map(move |(action, name)| row(relation, *action, name)))
        .collect()
}
