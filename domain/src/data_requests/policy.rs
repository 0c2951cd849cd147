//! Who may ask for data that is not listed, read the question, and answer it.

use super::DataRequestState;
use crate::kernel::{MatrixRow, OrganisationId, Verdict, Viewer};
use crate::organisations::Duty;

/// The scope with which an API client answers for its city.
pub const SCOPE_ANSWER: &str = "datasets:write";

/// What the viewer is to a question for data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// Signed in, nothing to do with it.
    Stranger,
    /// Asked it, or is in the team that asks.
    Asker,
    /// Keeps the data of the city that is asked.
    Steward,
    /// Administrator of the platform.
    Administrator,
    /// Auditor of the platform.
    Auditor,
    /// The platform itself.
    System,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Nobody, Self::Stranger, Self::Asker, Self::Steward, Self::Administrator, Self::Auditor, Self::System];

    const fn word(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Stranger => "stranger",
            Self::Asker => "who asks",
            Self::Steward => "steward of the city",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::System => "system",
        }
    }

    /// Of a viewer who asks or not, to a question to this city.
    pub fn of(viewer: &Viewer, city: OrganisationId, asks: bool) -> Self {
        match viewer {
            Viewer::Nobody => Self::Nobody,
            Viewer::System => Self::System,
            _ if viewer.holds(city, &[Duty::DataSteward], SCOPE_ANSWER) => Self::Steward,
            _ if asks => Self::Asker,
            _ if viewer.is_administrator() => Self::Administrator,
            _ if viewer.reads_everything() => Self::Auditor,
            _ => Self::Stranger,
        }
    }
}

/// What can be done with a question for data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Action {
    See,
    Answer,
    Decline,
    Withdraw,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::See, Self::Answer, Self::Decline, Self::Withdraw];

    const fn word(self) -> &'static str {
        match self {
            Self::See => "dataRequest",
            Self::Answer => "dataRequestAnswer",
            Self::Decline => "dataRequestDecline",
            Self::Withdraw => "dataRequestWithdraw",
        }
    }
}

/// Who may ask: every person who is signed in.
pub const fn decide_create(signed_in: bool) -> Verdict {
    if signed_in { Verdict::Allowed } else { Verdict::SignIn }
}

/// Whether somebody so related may do this in this state.
pub const fn decide(relation: Relation, state: DataRequestState, action: Action) -> Verdict {
    match relation {
        Relation::Nobody => return Verdict::SignIn,
        Relation::Stranger => return Verdict::Hidden,
        Relation::Asker | Relation::Steward | Relation::Administrator | Relation::Auditor | Relation::System => {}
    }
    match (action, relation) {
        (Action::See, _) => return Verdict::Allowed,
        (Action::Answer | Action::Decline, Relation::Steward | Relation::System)
        | (Action::Withdraw, Relation::Asker | Relation::System) => {}
        (Action::Answer | Action::Decline, _) => {
            return Verdict::Forbidden("Only a data steward of the city that was asked can do this.");
        }
        (Action::Withdraw, _) => return Verdict::Forbidden("Only those who asked can take it back."),
    }
    match state {
        DataRequestState::Open => Verdict::Allowed,
        DataRequestState::Answered | DataRequestState::Declined | DataRequestState::Withdrawn => {
            Verdict::Forbidden("This question is closed already.")
        }
    }
}

/// Every combination with its verdict, for the printed matrix.
pub fn matrix() -> Vec<MatrixRow> {
    let row = |action: &str, state: &str, relation: Relation, verdict: Verdict| MatrixRow {
        feature: "data requests",
        action: action.into(),
        state: state.into(),
        role: relation.word().into(),
        verdict: verdict.word(),
    };
    let mut rows = Vec::new();
    for relation in Relation::ALL {
        let signed_in = relation != Relation::Nobody;
        rows.push(row("dataRequestCreate", "-", relation, decide_create(signed_in)));
        for state in DataRequestState::ALL {
            for action in Action::ALL {
                rows.push(row(action.word(), state.as_str(), relation, decide(relation, *state, action)));
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_closed_stays_closed_and_strangers_see_nothing() {
        for action in [Action::Answer, Action::Decline, Action::Withdraw] {
            for relation in Relation::ALL {
                assert_ne!(decide(relation, DataRequestState::Answered, action), Verdict::Allowed);
            }
        }
        assert_eq!(decide(Relation::Stranger, DataRequestState::Open, Action::See), Verdict::Hidden);
        assert_eq!(decide(Relation::Steward, DataRequestState::Open, Action::Answer), Verdict::Allowed);
        assert_ne!(decide(Relation::Asker, DataRequestState::Open, Action::Answer), Verdict::Allowed);
    }
}
