//! Who may describe a testbed. Everybody may read about it.

use super::entity::testbed::Model as Testbed;
use crate::kernel::{MatrixRow, OrganisationId, Verdict, Viewer};
use crate::organisations::{Duty, OrganisationKind};

/// The scope with which an API client acts for operators.
pub const SCOPE_WRITE: &str = "testbeds:write";

/// What a viewer is to a testbed, existing or about to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// Signed in, not involved.
    Stranger,
    /// Owner, manager, member or testbed operator of the city it lies in.
    CityStaff,
    /// Owner, manager or testbed operator of the organisation that runs it.
    Operator,
}

impl Relation {
    /// All relations.
    pub const ALL: [Self; 4] = [Self::Nobody, Self::Stranger, Self::CityStaff, Self::Operator];

    const fn name(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Stranger => "stranger",
            Self::CityStaff => "city staff",
            Self::Operator => "operator",
        }
    }
}

/// What can be done with a testbed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Action {
    View,
    Create,
    Update,
}

/// What the viewer is to a testbed in this city, run by this organisation.
pub fn relation(viewer: &Viewer, city: OrganisationId, operator: Option<OrganisationId>) -> Relation {
    if matches!(viewer, Viewer::Nobody) {
        Relation::Nobody
    } else if viewer.holds(city, &[Duty::Member, Duty::TestbedOperator], SCOPE_WRITE) {
        Relation::CityStaff
    } else if operator.is_some_and(|operator| viewer.holds(operator, &[Duty::TestbedOperator], SCOPE_WRITE)) {
        Relation::Operator
    } else {
        Relation::Stranger
    }
}

/// Whether the viewer speaks for the operator's side of a testbed: confirms matches, decides about its places.
pub fn operates(viewer: &Viewer, testbed: &Testbed) -> bool {
    viewer.holds(testbed.organisation_id, &[Duty::Member, Duty::TestbedOperator], SCOPE_WRITE)
        || testbed.operator_id.is_some_and(|id| viewer.holds(id, &[Duty::TestbedOperator], SCOPE_WRITE))
}

/// Whether somebody so related may do this.
pub const fn decide(relation: Relation, action: Action) -> Verdict {
    match (action, relation) {
        (Action::View, _)
        | (Action::Create | Action::Update, Relation::CityStaff)
        | (Action::Update, Relation::Operator) => Verdict::Allowed,
        (Action::Create | Action::Update, Relation::Nobody) => Verdict::SignIn,
        (Action::Create, Relation::Stranger | Relation::Operator) => {
            Verdict::Forbidden("Only staff of the city may add a testbed there.")
        }
        (Action::Update, Relation::Stranger) => {
            Verdict::Forbidden("Only staff of the city or the operator may change this testbed.")
        }
    }
}

/// Whether an organisation of this kind can have testbeds of its own.
pub const fn can_host(kind: OrganisationKind) -> bool {
    matches!(kind, OrganisationKind::City)
}

/// Every cell: relation × action.
pub fn matrix() -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    for (action, name) in
        [(Action::View, "testbed"), (Action::Create, "testbedCreate"), (Action::Update, "testbedUpdate")]
    {
        for relation in Relation::ALL {
            rows.push(MatrixRow {
                feature: "testbeds",
                action: name.into(),
                state: "-".into(),
                role: relation.name().into(),
                verdict: decide(relation, action).word(),
            });
        }
    }
    rows
}
