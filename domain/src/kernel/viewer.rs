//! Who is asking: resolved once from credentials by the edge, then decided upon by every `policy.rs`.

use std::collections::BTreeSet;

use super::{ApiClientId, Error, OrganisationId, PersonId, Result};
use crate::accounts::PlatformRole;
use crate::organisations::{Duty, OrganisationKind};

/// One duty that a person holds in an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Where.
    pub organisation: OrganisationId,
    /// What the organisation is.
    pub kind: OrganisationKind,
    /// Whether the platform verified it; only then may it publish.
    pub verified: bool,
    /// What the person may do there.
    pub duty: Duty,
}

/// A signed-in person with everything that permissions depend on.
#[derive(Clone, Debug)]
pub struct Person {
    /// The person.
    pub id: PersonId,
    /// The name people see.
    pub name: String,
    /// Lower-case e-mail address.
    pub email: String,
    /// Platform-wide role, if any.
    pub platform_role: Option<PlatformRole>,
    /// Duties in organisations.
    pub duties: Vec<Held>,
}

/// A machine that signed in with client credentials.
#[derive(Clone, Debug)]
pub struct Client {
    /// The API client.
    pub id: ApiClientId,
    /// Whom it acts for.
    pub organisation: OrganisationId,
    /// Kind of that organisation.
    pub kind: OrganisationKind,
    /// Whether that organisation is verified.
    pub verified: bool,
    /// What it was allowed, for example `datasets:write`.
    pub scopes: BTreeSet<String>,
}

/// Who is asking.
#[derive(Clone, Debug)]
pub enum Viewer {
    /// Not signed in.
    Nobody,
    /// A person.
    Person(Box<Person>),
    /// A partner's program.
    Client(Box<Client>),
    /// The platform itself (worker, demo, command line); never reachable from outside.
    System,
}

impl Viewer {
    /// The person, or `Unauthenticated`.
    pub fn person(&self) -> Result<&Person> {
        match self {
            Self::Person(person) => Ok(person),
            Self::Client(_) => Err(Error::Forbidden("An API client cannot do this; a person has to sign in.".into())),
            Self::Nobody | Self::System => Err(Error::Unauthenticated),
        }
    }

    /// The id of the person, if one is asking.
    pub fn person_id(&self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(person.id),
            Self::Nobody | Self::Client(_) | Self::System => None,
        }
    }

    /// Refuses nobody.
    pub fn signed_in(&self) -> Result<()> {
        match self {
            Self::Nobody => Err(Error::Unauthenticated),
            Self::Person(_) | Self::Client(_) | Self::System => Ok(()),
        }
    }

    /// Whether this is the platform itself.
    pub fn is_system(&self) -> bool {
        matches!(self, Self::System)
    }

    /// Whether this is a platform administrator.
    pub fn is_administrator(&self) -> bool {
        matches!(self, Self::Person(p) if p.platform_role == Some(PlatformRole::Administrator))
    }

    /// Whether this viewer reads everything: administrator, auditor or the platform itself.
    pub fn reads_everything(&self) -> bool {
        self.is_system() || matches!(self, Self::Person(p) if p.platform_role.is_some())
    }

    /// Whether the viewer holds one of the duties there. Owners and managers hold every duty.
    /// An API client of the organisation counts when it has `scope`.
    pub fn holds(&self, organisation: OrganisationId, duties: &[Duty], scope: &str) -> bool {
        match self {
            Self::Nobody => false,
            Self::System => true,
            Self::Person(person) => person.duties.iter().any(|held| {
                held.organisation == organisation
                    && (matches!(held.duty, Duty::Owner | Duty::Manager) || duties.contains(&held.duty))
            }),
            Self::Client(client) => client.organisation == organisation && client.scopes.contains(scope),
        }
    }

    /// Whether the viewer belongs to the organisation at all.
    pub fn belongs_to(&self, organisation: OrganisationId) -> bool {
        self.organisations().contains(&organisation)
    }

    /// Every organisation that the viewer belongs to.
    pub fn organisations(&self) -> Vec<OrganisationId> {
        match self {
            Self::Nobody | Self::System => Vec::new(),
            Self::Person(person) => person.duties.iter().map(|held| held.organisation).collect(),
            Self::Client(client) => vec![client.organisation],
        }
    }

    /// Organisations in which the viewer holds one of the duties (owner and manager included).
    pub fn organisations_with(&self, duties: &[Duty], scope: &str) -> Vec<OrganisationId> {
        let mut all = self.organisations();
        all.retain(|id| self.holds(*id, duties, scope));
        all.dedup();
        all
    }

    /// Whether the organisation is verified, as far as the viewer's own membership knows.
    pub fn verified_in(&self, organisation: OrganisationId) -> bool {
        match self {
            Self::Nobody => false,
            Self::System => true,
            Self::Person(person) => person.duties.iter().any(|held| held.organisation == organisation && held.verified),
            Self::Client(client) => client.organisation == organisation && client.verified,
        }
    }
}
