//! Who may see organisations, run them, and verify them.

use sea_orm::{ColumnTrait, Condition};

use super::entity::organisation;
use super::{Duty, OrganisationKind};
use crate::accounts::PlatformRole;
use crate::kernel::{MatrixRow, OrganisationId, Verdict, Viewer};

/// What a viewer is to an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// Signed in, not involved.
    Stranger,
    /// A program of the organisation.
    Client,
    /// Holds some duty there.
    Member,
    /// Owner or manager.
    Manager,
    /// Administrator of the platform.
    Administrator,
    /// Reads everything, changes nothing.
    Auditor,
    /// The platform itself.
    System,
}

impl Relation {
    /// All relations.
    pub const ALL: [Self; 8] = [
        Self::Nobody,
        Self::Stranger,
        Self::Client,
        Self::Member,
        Self::Manager,
        Self::Administrator,
        Self::Auditor,
        Self::System,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Stranger => "stranger",
            Self::Client => "api client",
            Self::Member => "member",
            Self::Manager => "manager",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::System => "system",
        }
    }
}

/// Whether everybody may know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A city or partner that waits to be verified.
    Applied,
    /// Verified, or an innovator.
    Listed,
}

/// What can be done with an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Read its public facts.
    View,
    /// Make one.
    Create,
    /// Vouch for it.
    Verify,
    /// Read who belongs to it.
    ViewMembers,
    /// Give somebody a duty.
    MemberAdd,
    /// Take a duty away.
    MemberEnd,
    /// Read its API clients.
    ViewClients,
    /// Make an API client.
    ClientCreate,
    /// Revoke an API client.
    ClientRevoke,
    /// Read how much its files take.
    ViewStorage,
    /// Say how much they may take.
    QuotaSet,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 11] = [
        Self::View,
        Self::Create,
        Self::Verify,
        Self::ViewMembers,
        Self::MemberAdd,
        Self::MemberEnd,
        Self::ViewClients,
        Self::ClientCreate,
        Self::ClientRevoke,
        Self::ViewStorage,
        Self::QuotaSet,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::View => "organisation",
            Self::Create => "organisationCreate",
            Self::Verify => "organisationVerify",
            Self::ViewMembers => "organisation.members",
            Self::MemberAdd => "organisationMemberAdd",
            Self::MemberEnd => "organisationMemberEnd",
            Self::ViewClients => "organisation.apiClients",
            Self::ClientCreate => "apiClientCreate",
            Self::ClientRevoke => "apiClientRevoke",
            Self::ViewStorage => "organisation.storage",
            Self::QuotaSet => "organisationQuotaSet",
        }
    }
}

/// What the viewer is to this organisation.
pub fn relation(viewer: &Viewer, organisation: OrganisationId) -> Relation {
    match viewer {
        Viewer::Nobody => Relation::Nobody,
        Viewer::System => Relation::System,
        Viewer::Client(client) if client.organisation == organisation => Relation::Client,
        Viewer::Client(_) => Relation::Stranger,
        Viewer::Person(_) if viewer.holds(organisation, &[], "") => Relation::Manager,
        Viewer::Person(_) if viewer.is_administrator() => Relation::Administrator,
        Viewer::Person(_) if viewer.belongs_to(organisation) => Relation::Member,
        Viewer::Person(person) if person.platform_role == Some(PlatformRole::Auditor) => Relation::Auditor,
        Viewer::Person(_) => Relation::Stranger,
    }
}

/// Whether everybody may know of this organisation.
pub fn standing(row: &organisation::Model) -> Standing {
    if row.verified_at.is_some() || row.kind == OrganisationKind::Innovator {
        Standing::Listed
    } else {
        Standing::Applied
    }
}

/// Whether somebody so related may do this.
pub fn decide(relation: Relation, standing: Standing, action: Action) -> Verdict {
    if action == Action::Create {
        return match relation {
            Relation::Nobody => Verdict::SignIn,
            Relation::Client => Verdict::Forbidden("An API client cannot do this; a person has to sign in."),
            _ => Verdict::Allowed,
        };
    }
    if standing == Standing::Applied && matches!(relation, Relation::Nobody | Relation::Stranger) {
        return Verdict::Hidden;
    }
    match action {
        Action::View | Action::Create => Verdict::Allowed,
        Action::Verify => match relation {
            Relation::Administrator | Relation::System => Verdict::Allowed,
            Relation::Nobody => Verdict::SignIn,
            _ => Verdict::Forbidden("Only a platform administrator may verify an organisation."),
        },
        Action::QuotaSet => match relation {
            Relation::Administrator | Relation::System => Verdict::Allowed,
            Relation::Nobody => Verdict::SignIn,
            _ => Verdict::Forbidden("Only a platform administrator may say how much an organisation stores."),
        },
        Action::ViewStorage => match relation {
            Relation::Nobody => Verdict::SignIn,
            Relation::Stranger => Verdict::Forbidden("Only members may see this."),
            _ => Verdict::Allowed,
        },
        Action::ViewMembers => match relation {
            Relation::Nobody => Verdict::SignIn,
            Relation::Stranger | Relation::Client => Verdict::Forbidden("Only members may see this."),
            _ => Verdict::Allowed,
        },
        Action::ViewClients => match relation {
            Relation::Nobody => Verdict::SignIn,
            Relation::Manager | Relation::Administrator | Relation::Auditor | Relation::System => Verdict::Allowed,
            _ => Verdict::Forbidden("Only an owner or manager may see this."),
        },
        Action::MemberAdd | Action::MemberEnd | Action::ClientCreate | Action::ClientRevoke => match relation {
            Relation::Nobody => Verdict::SignIn,
            Relation::Manager | Relation::System => Verdict::Allowed,
            Relation::Administrator if matches!(action, Action::MemberAdd | Action::ClientRevoke) => Verdict::Allowed,
            _ => Verdict::Forbidden("Only an owner or manager may do this."),
        },
    }
}

/// Organisations that the viewer may know of.
pub fn visible_to(viewer: &Viewer) -> Condition {
    if viewer.reads_everything() {
        return Condition::all();
    }
    Condition::any()
        .add(organisation::Column::VerifiedAt.is_not_null())
        .add(organisation::Column::Kind.eq(OrganisationKind::Innovator))
        .add(organisation::Column::Id.is_in(viewer.organisations()))
}

/// Whether somebody who runs the organisation may give or take this duty: only owners make owners.
pub fn may_give(viewer: &Viewer, organisation: OrganisationId, duty: Duty) -> bool {
    duty != Duty::Owner
        || viewer.is_system()
        || viewer.is_administrator()
        || matches!(viewer, Viewer::Person(person)
            if person.duties.iter().any(|held| held.organisation == organisation && held.duty == Duty::Owner))
}

/// Every relation, standing and action, decided by [`decide`].
pub fn matrix() -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    for action in Action::ALL {
        for (standing, state) in [(Standing::Applied, "applied"), (Standing::Listed, "listed")] {
            for relation in Relation::ALL {
                rows.push(MatrixRow {
                    feature: "organisations",
                    action: action.name().into(),
                    state: state.into(),
                    role: relation.name().into(),
                    verdict: decide(relation, standing, action).word(),
                });
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_application_is_hidden_from_strangers() {
        for action in Action::ALL.into_iter().filter(|action| *action != Action::Create) {
            assert_eq!(decide(Relation::Stranger, Standing::Applied, action), Verdict::Hidden);
            assert_eq!(decide(Relation::Nobody, Standing::Applied, action), Verdict::Hidden);
        }
        assert_eq!(decide(Relation::Nobody, Standing::Listed, Action::View), Verdict::Allowed);
    }

    #[test]
    fn nobody_verifies_their_own_organisation() {
        assert!(matches!(decide(Relation::Manager, Standing::Applied, Action::Verify), Verdict::Forbidden(_)));
        assert_eq!(decide(Relation::Administrator, Standing::Applied, Action::Verify), Verdict::Allowed);
    }

    #[test]
    fn auditors_change_nothing() {
        for action in [
            Action::Verify,
            Action::MemberAdd,
            Action::MemberEnd,
            Action::ClientCreate,
            Action::ClientRevoke,
            Action::QuotaSet,
        ] {
            assert!(matches!(decide(Relation::Auditor, Standing::Listed, action), Verdict::Forbidden(_)));
        }
    }
}
