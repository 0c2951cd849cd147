//! Who may do what with requests and grants.

use crate::kernel::{MatrixRow, OrganisationId, Verdict, Viewer};
use crate::organisations::Duty;

use super::{Exclusion, GrantState, RequestState, Voice};

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
    /// Somebody else who decides: named by the policy, or standing in.
    Decider,
    /// Platform administrator.
    Administrator,
    /// Auditor of the platform.
    Auditor,
    /// The platform itself.
    System,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Nobody,
        Self::Stranger,
        Self::Member,
        Self::Steward,
        Self::ConflictedSteward,
        Self::Decider,
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
            Self::Decider => "named decider",
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

    /// The same for somebody with this voice in the decision.
    #[must_use]
    pub const fn with(self, voice: Voice) -> Self {
        match (self, voice) {
            (Self::Stranger, Voice::Open | Voice::Spoken | Voice::Excluded(_)) => Self::Decider,
            _ => self,
        }
    }
}

/// What can be done with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum RequestAction {
    See,
    Save,
    Submit,
    Withdraw,
    Return,
    Approve,
    Reject,
    Recuse,
}

impl RequestAction {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::See, Self::Save, Self::Submit, Self::Withdraw, Self::Return, Self::Approve, Self::Reject, Self::Recuse];

    /// Whether it is a part of deciding, which depends on the seats and not on the relation.
    pub const fn decides(self) -> bool {
        matches!(self, Self::Return | Self::Approve | Self::Reject | Self::Recuse)
    }

    const fn word(self) -> &'static str {
        match self {
            Self::See => "accessRequest",
            Self::Save => "accessRequestSave",
            Self::Submit => "accessRequestSubmit",
            Self::Withdraw => "accessRequestWithdraw",
            Self::Return => "accessRequestReturn",
            Self::Approve => "accessRequestApprove",
            Self::Reject => "accessRequestReject",
            Self::Recuse => "accessRequestRecuse",
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

pub(super) const TEAM_ONLY: &str = "Only the team that asks can do this.";
pub(super) const STEWARD_ONLY: &str = "Only a data steward of the organisation that publishes the dataset can do this.";
pub(super) const CONFLICT: &str = "You are in the team that asks, so another steward has to decide.";
const NO_SEAT: &str = "Only those whom the policy of the dataset names decide about this request.";
const SPOKEN: &str = "You have voted on this request already.";
const STOOD_BACK: &str = "You stood back from this request, so others decide.";
const SAME_ORGANISATION: &str = "You belong to an organisation of the team that asks, so others decide.";
const JUDGE_CONFLICT: &str = "You have a conflict with the team's entry as its judge, so others decide.";
const NOT_WAITING: &str = "This request does not wait for a decision.";
const NOT_OPEN: &str = "This request is no longer open.";
pub(super) const ENDED: &str = "This grant has ended already.";

/// Who may begin a request for a team.
pub fn decide_create(relation: Relation) -> Verdict {
    match relation {
        Relation::Nobody => Verdict::SignIn,
        Relation::Member | Relation::ConflictedSteward => Verdict::Allowed,
        Relation::Administrator | Relation::Auditor | Relation::System => Verdict::Forbidden(TEAM_ONLY),
        Relation::Stranger | Relation::Steward | Relation::Decider => Verdict::Hidden,
    }
}

/// The decision about a request.
pub fn decide_request(relation: Relation, voice: Voice, state: RequestState, action: RequestAction) -> Verdict {
    match relation {
        Relation::Nobody => return Verdict::SignIn,
        Relation::Stranger => return Verdict::Hidden,
        Relation::Steward | Relation::Decider if never_sent(state) => return Verdict::Hidden,
        _ => {}
    }
    match action {
        RequestAction::See => Verdict::Allowed,
        RequestAction::Save | RequestAction::Submit | RequestAction::Withdraw => match relation {
            Relation::Member | Relation::ConflictedSteward => open_to_team(state, action),
            _ => Verdict::Forbidden(TEAM_ONLY),
        },
        RequestAction::Return | RequestAction::Approve | RequestAction::Reject | RequestAction::Recuse => {
            vote(voice, state)
        }
    }
}

const fn vote(voice: Voice, state: RequestState) -> Verdict {
    match voice {
        Voice::None => Verdict::Forbidden(NO_SEAT),
        Voice::Excluded(Exclusion::InTeam) => Verdict::Forbidden(CONFLICT),
        Voice::Excluded(Exclusion::Declared) => Verdict::Forbidden(STOOD_BACK),
        Voice::Excluded(Exclusion::SameOrganisation) => Verdict::Forbidden(SAME_ORGANISATION),
        Voice::Excluded(Exclusion::JudgeConflict) => Verdict::Forbidden(JUDGE_CONFLICT),
        Voice::Open | Voice::Spoken if !matches!(state, RequestState::Submitted) => Verdict::Forbidden(NOT_WAITING),
        Voice::Spoken => Verdict::Forbidden(SPOKEN),
        Voice::Open => Verdict::Allowed,
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

/// The decision about a grant. Whether a download is possible now is asked of [`super::authorise_use`] besides. Those
/// who decided beside the publisher have no part in the grant that came of it.
pub fn decide_grant(relation: Relation, state: GrantState, action: GrantAction) -> Verdict {
    match relation {
        Relation::Nobody => return Verdict::SignIn,
        Relation::Stranger | Relation::Decider => return Verdict::Hidden,
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
                if !action.decides() {
                    let verdict = decide_request(relation, Voice::None, *state, action);
                    rows.push(row(action.word(), state.as_str(), relation, verdict));
                }
            }
        }
        for state in GrantState::ALL {
            for action in GrantAction::ALL {
                rows.push(row(action.word(), state.as_str(), relation, decide_grant(relation, *state, action)));
            }
        }
    }
    rows.extend(votes());
    rows
}

/// Deciding depends on the seats that the policy names; those without one are told so, or nothing.
fn votes() -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    for action in RequestAction::ALL.into_iter().filter(|action| action.decides()) {
        for state in RequestState::ALL {
            let mut add = |role: &str, verdict: Verdict| {
                rows.push(MatrixRow {
                    feature: "access",
                    action: action.word().into(),
                    state: state.as_str().into(),
                    role: role.into(),
                    verdict: verdict.word(),
                });
            };
            for voice in Voice::ALL {
                add(voice.word(), decide_request(Relation::Decider, voice, *state, action));
            }
            for relation in [Relation::Nobody, Relation::Stranger, Relation::Member, Relation::Auditor] {
                add(relation.word(), decide_request(relation, Voice::None, *state, action));
            }
        }
    }
    rows.extend(super::grant_policy::matrix());
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_to_stand_back_never_decides() {
        for state in RequestState::ALL {
            for action in [RequestAction::Approve, RequestAction::Reject, RequestAction::Return] {
                for voice in Voice::ALL.into_iter().filter(|voice| matches!(voice, Voice::Excluded(_))) {
                    assert_ne!(decide_request(Relation::Steward, voice, *state, action), Verdict::Allowed);
                }
            }
        }
        assert_eq!(
            decide_request(Relation::Steward, Voice::Open, RequestState::Submitted, RequestAction::Approve),
            Verdict::Allowed
        );
    }

    #[test]
    fn strangers_learn_nothing_and_an_ended_grant_stays_ended() {
        for state in GrantState::ALL {
            for action in GrantAction::ALL {
                assert_eq!(decide_grant(Relation::Stranger, *state, action), Verdict::Hidden);
                assert_eq!(decide_grant(Relation::Decider, *state, action), Verdict::Hidden);
            }
        }
        for state in [GrantState::Revoking, GrantState::Revoked, GrantState::Expiring, GrantState::Expired] {
            assert_ne!(decide_grant(Relation::Steward, state, GrantAction::Resume), Verdict::Allowed);
        }
    }
}
