//! Who may see a pilot and take it further.

use super::PilotState;
use crate::kernel::{MatrixRow, OrganisationId, Verdict, Viewer};
use crate::organisations::Duty;

/// The scope with which an API client acts for a city or an operator.
pub const SCOPE_WRITE: &str = "pilots:write";

/// What a viewer is to a pilot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// Signed in, not involved.
    Stranger,
    /// In the team.
    Team,
    /// Staff of the city or operator of the testbed.
    Site,
    /// Staff of the organisation that leads the challenge.
    Organiser,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Nobody, Self::Stranger, Self::Team, Self::Site, Self::Organiser];

    /// One word for the matrix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Stranger => "stranger",
            Self::Team => "team member",
            Self::Site => "city or operator of it",
            Self::Organiser => "organiser",
        }
    }
}

/// What can be done with a pilot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Action {
    View,
    Prepare,
    Start,
    Finish,
    NeverDeploy,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::View, Self::Prepare, Self::Start, Self::Finish, Self::NeverDeploy];

    /// Named like the field or mutation.
    pub const fn word(self) -> &'static str {
        match self {
            Self::View => "pilot",
            Self::Prepare => "pilotPrepare",
            Self::Start => "pilotStart",
            Self::Finish => "pilotFinish",
            Self::NeverDeploy => "pilotNeverDeploy",
        }
    }
}

/// Whom a pilot belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The organisation that leads the challenge.
    pub lead: OrganisationId,
    /// The owner of the testbed.
    pub owner: OrganisationId,
    /// The operator of the testbed.
    pub operator: Option<OrganisationId>,
    /// Whether the viewer is in the team.
    pub in_team: bool,
}

/// What the viewer is to a pilot with this standing.
pub fn relation(viewer: &Viewer, standing: &Standing) -> Relation {
    let operates = |id| viewer.holds(id, &[Duty::Member, Duty::TestbedOperator], SCOPE_WRITE);
    match viewer {
        Viewer::Nobody => Relation::Nobody,
        Viewer::System => Relation::Stranger,
        _ if operates(standing.owner) || standing.operator.is_some_and(operates) => Relation::Site,
        _ if viewer.holds(standing.lead, &[Duty::Member], SCOPE_WRITE) => Relation::Organiser,
        _ if standing.in_team => Relation::Team,
        Viewer::Person(_) | Viewer::Client(_) => Relation::Stranger,
    }
}

/// Whether somebody so related may do this. Which step follows which is a rule, not a right.
pub fn decide(relation: Relation, action: Action) -> Verdict {
    match (relation, action) {
        (_, Action::View) | (Relation::Site | Relation::Organiser, _) => Verdict::Allowed,
        (Relation::Nobody, _) => Verdict::SignIn,
        (Relation::Stranger | Relation::Team, _) => {
            Verdict::Forbidden("Only the city, the operator of the testbed or the organisers can do this.")
        }
    }
}

/// Every cell: relation × action, the same in each state.
pub fn matrix() -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    for relation in Relation::ALL {
        for action in Action::ALL {
            for state in PilotState::ALL {
                rows.push(MatrixRow {
                    feature: "pilots",
                    action: action.word().into(),
                    state: state.as_str().into(),
                    role: relation.word().into(),
                    verdict: decide(relation, action).word(),
                });
            }
        }
    }
    rows
}
