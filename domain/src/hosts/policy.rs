//! Who may register a host and change it. Everybody may read that it is there and how quickly it refuses.

use crate::kernel::{MatrixRow, OrganisationId, Verdict, Viewer};
use crate::organisations::{Duty, OrganisationKind};

use super::HostState;

/// The scope with which an API client acts for stewards.
pub const SCOPE_WRITE: &str = "datasets:write";

/// What a viewer is to a host of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// Signed in, does not keep the data of the organisation.
    Stranger,
    /// Owner, manager or data steward of an organisation that is not verified, or its API client.
    Steward,
    /// The same of a verified one.
    Keeper,
    /// Administrator of the platform.
    Administrator,
    /// Reads everything, changes nothing.
    Auditor,
    /// The platform itself.
    System,
}

impl Relation {
    /// All relations.
    pub const ALL: [Self; 7] =
        [Self::Nobody, Self::Stranger, Self::Steward, Self::Keeper, Self::Administrator, Self::Auditor, Self::System];

    /// Whether addresses and faults are shown.
    pub const fn sees_inside(self) -> bool {
        !matches!(self, Self::Nobody | Self::Stranger)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Stranger => "stranger",
            Self::Steward => "steward, organisation not verified",
            Self::Keeper => "steward",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::System => "system",
        }
    }
}

/// What can be done with a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Action {
    View,
    Update,
    Retire,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 3] = [Self::View, Self::Update, Self::Retire];

    const fn name(self) -> &'static str {
        match self {
            Self::View => "dataHost",
            Self::Update => "dataHostUpdate",
            Self::Retire => "dataHostRetire",
        }
    }
}

/// What the viewer is to a host of this organisation.
pub fn relation(viewer: &Viewer, organisation: OrganisationId) -> Relation {
    let keeps = viewer.holds(organisation, &[Duty::DataSteward], SCOPE_WRITE);
    match viewer {
        Viewer::System => Relation::System,
        Viewer::Nobody => Relation::Nobody,
        _ if keeps && viewer.verified_in(organisation) => Relation::Keeper,
        _ if keeps => Relation::Steward,
        _ if viewer.is_administrator() => Relation::Administrator,
        _ if viewer.reads_everything() => Relation::Auditor,
        _ => Relation::Stranger,
    }
}

const KEEPERS_ONLY: &str = "Only owners, managers and data stewards of the organisation may do this.";
const UNVERIFIED: &str = "Your organisation has to be verified by the platform before it runs a data host here.";

/// Whether somebody so related may do this in this state.
pub const fn decide(relation: Relation, state: HostState, action: Action) -> Verdict {
    match (action, relation) {
        (Action::View, _) => Verdict::Allowed,
        (_, Relation::Nobody) => Verdict::SignIn,
        (Action::Retire, Relation::Administrator) | (_, Relation::Keeper | Relation::System) => match (action, state) {
            (Action::Retire, HostState::Retired) => Verdict::Forbidden("This host is retired already."),
            _ => Verdict::Allowed,
        },
        (_, Relation::Steward) => Verdict::Forbidden(UNVERIFIED),
        (_, Relation::Stranger | Relation::Administrator | Relation::Auditor) => Verdict::Forbidden(KEEPERS_ONLY),
    }
}

/// Whether somebody so related to an organisation of this kind may register a host for it.
pub const fn decide_create(relation: Relation, kind: OrganisationKind) -> Verdict {
    match (relation, kind) {
        (Relation::Nobody, _) => Verdict::SignIn,
        (Relation::Keeper | Relation::System, OrganisationKind::City | OrganisationKind::Partner) => Verdict::Allowed,
        (Relation::Keeper | Relation::System | Relation::Steward, OrganisationKind::Innovator) => {
            Verdict::Forbidden("Data hosts are run by cities and partners.")
        }
        (Relation::Steward, OrganisationKind::City | OrganisationKind::Partner) => Verdict::Forbidden(UNVERIFIED),
        (Relation::Stranger | Relation::Administrator | Relation::Auditor, _) => Verdict::Forbidden(KEEPERS_ONLY),
    }
}

/// Every cell: relation × state × action, and registering a host.
pub fn matrix() -> Vec<MatrixRow> {
    let row = |action: &str, state: &str, relation: Relation, verdict: Verdict| MatrixRow {
        feature: "hosts",
        action: action.into(),
        state: state.into(),
        role: relation.name().into(),
        verdict: verdict.word(),
    };
    let mut rows = Vec::new();
    for relation in Relation::ALL {
        for kind in OrganisationKind::ALL {
            rows.push(row("dataHostCreate", kind.as_str(), relation, decide_create(relation, *kind)));
        }
        for state in HostState::ALL {
            for action in Action::ALL {
                rows.push(row(action.name(), state.as_str(), relation, decide(relation, *state, action)));
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keepers_of_verified_organisations_register_and_change() {
        for kind in [OrganisationKind::City, OrganisationKind::Partner] {
            for relation in Relation::ALL {
                let may = matches!(relation, Relation::Keeper | Relation::System);
                assert_eq!(decide_create(relation, kind) == Verdict::Allowed, may, "{relation:?}");
                assert_eq!(
                    decide(relation, HostState::Active, Action::Update) == Verdict::Allowed,
                    may,
                    "{relation:?}"
                );
            }
        }
        assert_ne!(decide_create(Relation::Keeper, OrganisationKind::Innovator), Verdict::Allowed);
        assert_ne!(decide(Relation::Keeper, HostState::Retired, Action::Retire), Verdict::Allowed);
    }
}
