//! Who may do what with requests and grants.

use crate::kernel::{MatrixRow, OrganisationId, Verdict, Viewer};
use crate::organisations::Duty;

use super::{GrantState, RequestState};

/// The scope with which an API client of the publisher may decide.
pub const SCOPE_DECIDE: &str = "grants:decide";

/// What the viewer is to a request or grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// Signed in, nothing to do with it.
    Stranger,
    /// In the team that asks.
    Member,
    /// Steward of the organisation that publishes the dataset.
    Steward,
    /// Such a steward who is also in the team that asks.
    ConflictedSteward,
    /// Platform administrator.
    Administrator,
    /// Auditor of the platform.
    Auditor,
    /// The platform itself.
    System,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Nobody,
        Self::Stranger,
        Self::Member,
        Self::Steward,
        Self::ConflictedSteward,
        Self::Administrator,
        Self::Auditor,
        Self::System,
    ];

    /// One word for the matrix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Stranger => "stranger",
            Self::Member => "team member",
            Self::Steward => "steward",
            Self::ConflictedSteward => "steward in the team",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::System => "system",
        }
    }

    /// Of a viewer who is or is not in the team, to data of this publisher.
    pub fn of(viewer: &Viewer, publisher: OrganisationId, in_team: bool) -> Self {
        let steward = viewer.holds(publisher, &[Duty::DataSteward], SCOPE_DECIDE);
        match viewer {
            Viewer::System => Self::System,
            Viewer::Nobody => Self::Nobody,
            _ if steward && in_team => Self::ConflictedSteward,
            _ if steward => Self::Steward,
            _ if in_team => Self::Member,
            _ if viewer.is_administrator() => Self::Administrator,
            _ if viewer.reads_everything() => Self::Auditor,
            _ => Self::Stranger,
        }
    }
}

/// What can be done with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum RequestAction {
    See,
    Submit,
    Withdraw,
    Return,
    Approve,
    Reject,
}

impl RequestAction {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::See, Self::Submit, Self::Withdraw, Self::Return, Self::Approve, Self::Reject];

    const fn word(self) -> &'static str {
        match self {
            Self::See => "accessRequest",
            Self::Submit => "accessRequestSubmit",
            Self::Withdraw => "accessRequestWithdraw",
            Self::Return => "accessRequestReturn",
            Self::Approve => "accessRequestApprove",
            Self::Reject => "accessRequestReject",
        }
    }
}

/// What can be done with a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum GrantAction {
    See,
    Download,
    Token,
    Revoke,
    Suspend,
    Resume,
}

impl GrantAction {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::See, Self::Download, Self::Token, Self::Revoke, Self::Suspend, Self::Resume];

    const fn word(self) -> &'static str {
        match self {
            Self::See => "grant",
            Self::Download => "grantDownloadUrl",
            Self::Token => "grantToken",
            Self::Revoke => "grantRevoke",
            Self::Suspend => "grantSuspend",
            Self::Resume => "grantResume",
        }
    }
}

const TEAM_ONLY: &str = "Only the team that asks can do this.";
const STEWARD_ONLY: &str = "Only a data steward of the organisation that publishes the dataset can do this.";
const CONFLICT: &str = "You are in the team that asks, so another steward has to decide.";
const NOT_WAITING: &str = "This request does not wait for a decision.";
const NOT_OPEN: &str = "This request is no longer open.";
const ENDED: &str = "This grant has ended already.";

/// Who may begin a request for a team.
pub fn decide_create(relation: Relation) -> Verdict {
    match relation {
        Relation::Nobody => Verdict::SignIn,
        Relation::Member | Relation::ConflictedSteward => Verdict::Allowed,
        Relation::Administrator | Relation::Auditor | Relation::System => Verdict::Forbidden(TEAM_ONLY),
        Relation::Stranger | Relation::Steward => Verdict::Hidden,
    }
}

/// The decision about a request.
pub fn decide_request(relation: Relation, state: RequestState, action: RequestAction) -> Verdict {
    match relation {
        Relation::Nobody => return Verdict::SignIn,
        Relation::Stranger => return Verdict::Hidden,
        Relation::Steward if never_sent(state) => return Verdict::Hidden,
        _ => {}
    }
    match action {
        RequestAction::See => Verdict::Allowed,
        RequestAction::Submit | RequestAction::Withdraw => match relation {
            Relation::Member | Relation::ConflictedSteward => open_to_team(state, action),
            _ => Verdict::Forbidden(TEAM_ONLY),
        },
        RequestAction::Return | RequestAction::Approve | RequestAction::Reject => match relation {
            Relation::Steward if state == RequestState::Submitted => Verdict::Allowed,
            Relation::Steward => Verdict::Forbidden(NOT_WAITING),
            Relation::ConflictedSteward => Verdict::Forbidden(CONFLICT),
            _ => Verdict::Forbidden(STEWARD_ONLY),
        },
    }
}

const fn never_sent(state: RequestState) -> bool {
    matches!(state, RequestState::Draft)
}

const fn open_to_team(state: RequestState, action: RequestAction) -> Verdict {
    match (state, action) {
        (RequestState::Draft | RequestState::Returned, _) | (RequestState::Submitted, RequestAction::Withdraw) => {
            Verdict::Allowed
        }
        (RequestState::Submitted, _) => Verdict::Forbidden("This request was sent already."),
        _ => Verdict::Forbidden(NOT_OPEN),
    }
}

/// The decision about a grant. Whether a download is possible now is asked of [`super::authorise_use`] besides.
pub fn decide_grant(relation: Relation, state: GrantState, action: GrantAction) -> Verdict {
    match relation {
        Relation::Nobody => return Verdict::SignIn,
        Relation::Stranger => return Verdict::Hidden,
        _ => {}
    }
    match action {
        GrantAction::See => Verdict::Allowed,
        GrantAction::Download => match relation {
            Relation::Member | Relation::ConflictedSteward => Verdict::Allowed,
            _ => Verdict::Forbidden("Only the people on the grant can download."),
        },
        GrantAction::Token => match relation {
            Relation::Member | Relation::ConflictedSteward => Verdict::Allowed,
            _ => Verdict::Forbidden("Only the people on the grant can get a token for the host."),
        },
        GrantAction::Revoke | GrantAction::Suspend | GrantAction::Resume => match relation {
            Relation::Steward | Relation::Administrator | Relation::System => change(state, action),
            Relation::ConflictedSteward => Verdict::Forbidden(CONFLICT),
            _ => Verdict::Forbidden(STEWARD_ONLY),
        },
    }
}

const fn change(state: GrantState, action: GrantAction) -> Verdict {
    match (action, state) {
        (GrantAction::Revoke, GrantState::Provisioning | GrantState::Active | GrantState::Suspended)
        | (GrantAction::Suspend, GrantState::Active)
        | (GrantAction::Resume, GrantState::Suspended) => Verdict::Allowed,
        (GrantAction::Suspend, GrantState::Provisioning | GrantState::Suspended) => {
            Verdict::Forbidden("Only an active grant can be suspended.")
        }
        (GrantAction::Resume, GrantState::Provisioning | GrantState::Active) => {
            Verdict::Forbidden("Only a suspended grant can be resumed.")
        }
        _ => Verdict::Forbidden(ENDED),
    }
}

/// Every combination with its verdict, for the printed matrix.
pub fn matrix() -> Vec<MatrixRow> {
    let row = |action: &str, state: &str, relation: Relation, verdict: Verdict| MatrixRow {
        feature: "access",
        action: action.into(),
        state: state.into(),
        role: relation.word().into(),
        verdict: verdict.word(),
    };
    let mut rows = Vec::new();
    for relation in Relation::ALL {
        rows.push(row("accessRequestCreate", "-", relation, decide_create(relation)));
        for state in RequestState::ALL {
            for action in RequestAction::ALL {
                rows.push(row(action.word(), state.as_str(), relation, decide_request(relation, *state, action)));
            }
        }
        for state in GrantState::ALL {
            for action in GrantAction::ALL {
                rows.push(row(action.word(), state.as_str(), relation, decide_grant(relation, *state, action)));
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_steward_in_the_team_never_decides() {
        for state in RequestState::ALL {
            for action in [RequestAction::Approve, RequestAction::Reject, RequestAction::Return] {
                assert_ne!(decide_request(Relation::ConflictedSteward, *state, action), Verdict::Allowed);
            }
        }
        assert_eq!(
            decide_request(Relation::Steward, RequestState::Submitted, RequestAction::Approve),
            Verdict::Allowed
        );
    }

    #[test]
    fn strangers_learn_nothing_and_an_ended_grant_stays_ended() {
        for state in GrantState::ALL {
            for action in GrantAction::ALL {
                assert_eq!(decide_grant(Relation::Stranger, *state, action), Verdict::Hidden);
            }
        }
        for state in [GrantState::Revoking, GrantState::Revoked, GrantState::Expiring, GrantState::Expired] {
            assert_ne!(decide_grant(Relation::Steward, state, GrantAction::Resume), Verdict::Allowed);
        }
    }
}
