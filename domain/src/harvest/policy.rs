//! Who may see sources and their runs, and who may harvest.

use sea_orm::{ColumnTrait, Condition};

use super::HarvestSourceState;
use super::entity::harvest_source;
use crate::datasets::policy::{Relation, SCOPE_WRITE, relation};
use crate::kernel::{MatrixRow, OrganisationId, Verdict, Viewer};
use crate::organisations::{Duty, OrganisationKind};

/// What can be done with a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Action {
    View,
    Update,
    FileUploadBegin,
    Pause,
    Resume,
    Delete,
    RunStart,
    RunConfirm,
    RunRefuse,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 9] = [
        Self::View,
        Self::Update,
        Self::FileUploadBegin,
        Self::Pause,
        Self::Resume,
        Self::Delete,
        Self::RunStart,
        Self::RunConfirm,
        Self::RunRefuse,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::View => "harvestSource",
            Self::Update => "harvestSourceUpdate",
            Self::FileUploadBegin => "harvestFileUploadBegin",
            Self::Pause => "harvestSourcePause",
            Self::Resume => "harvestSourceResume",
            Self::Delete => "harvestSourceDelete",
            Self::RunStart => "harvestRunStart",
            Self::RunConfirm => "harvestRunConfirm",
            Self::RunRefuse => "harvestRunRefuse",
        }
    }
}

/// What the viewer is to sources of this organisation; the same as to its datasets.
pub fn of(viewer: &Viewer, organisation: OrganisationId) -> Relation {
    relation(viewer, organisation)
}

/// Whether somebody so related may do this in this state.
pub fn decide(relation: Relation, state: HarvestSourceState, action: Action) -> Verdict {
    if relation == Relation::Nobody {
        return if action == Action::View { Verdict::Hidden } else { Verdict::SignIn };
    }
    if relation == Relation::Stranger || state == HarvestSourceState::Deleted {
        return Verdict::Hidden;
    }
    if action == Action::View {
        return Verdict::Allowed;
    }
    if !relation.keeps() {
        return Verdict::Forbidden("Only owners, managers and data stewards of the organisation may do this.");
    }
    if relation == Relation::Steward {
        return Verdict::Forbidden("Your organisation has to be verified by the platform before it harvests.");
    }
    match (action, state) {
        (Action::Pause, HarvestSourceState::Paused) => Verdict::Forbidden("It is paused already."),
        (Action::Resume, HarvestSourceState::Active) => Verdict::Forbidden("It is not paused."),
        (
            Action::View
            | Action::Update
            | Action::FileUploadBegin
            | Action::Pause
            | Action::Resume
            | Action::Delete
            | Action::RunStart
            | Action::RunConfirm
            | Action::RunRefuse,
            HarvestSourceState::Active | HarvestSourceState::Paused | HarvestSourceState::Deleted,
        ) => Verdict::Allowed,
    }
}

/// Whether somebody may start a source for this organisation.
pub fn decide_create(viewer: &Viewer, organisation: OrganisationId, kind: OrganisationKind) -> Verdict {
    create_verdict(of(viewer, organisation), kind)
}

const fn create_verdict(relation: Relation, kind: OrganisationKind) -> Verdict {
    match (relation, kind) {
        (Relation::Nobody, _) => Verdict::SignIn,
        (_, OrganisationKind::Innovator) => Verdict::Forbidden("Datasets are published by cities and partners."),
        (Relation::Publisher | Relation::System, OrganisationKind::City | OrganisationKind::Partner) => {
            Verdict::Allowed
        }
        (Relation::Steward, _) => {
            Verdict::Forbidden("Your organisation has to be verified by the platform before it harvests.")
        }
        (Relation::Stranger | Relation::Member | Relation::Administrator | Relation::Auditor, _) => {
            Verdict::Forbidden("Only owners, managers and data stewards of an organisation may harvest for it.")
        }
    }
}

/// What the worker may do for a source: nothing any more once it was deleted.
pub fn decide_apply(state: HarvestSourceState) -> Verdict {
    match state {
        HarvestSourceState::Active | HarvestSourceState::Paused => Verdict::Allowed,
        HarvestSourceState::Deleted => Verdict::Hidden,
    }
}

/// The rows of `harvest_source` that a viewer may know of.
pub fn visible_to(viewer: &Viewer) -> Condition {
    let there = Condition::all().add(harvest_source::Column::State.ne(HarvestSourceState::Deleted));
    if viewer.reads_everything() {
        return there;
    }
    there.add(harvest_source::Column::OrganisationId.is_in(viewer.organisations()))
}

/// The organisations for which the viewer may harvest.
pub fn harvests_for(viewer: &Viewer) -> Vec<OrganisationId> {
    let mut all = viewer.organisations_with(&[Duty::DataSteward], SCOPE_WRITE);
    all.retain(|id| viewer.verified_in(*id));
    all
}

/// Every cell: relation × state × action, and starting a source.
pub fn matrix() -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    let mut row = |action: &str, state: String, role: &str, verdict: Verdict| {
        let verdict = verdict.word();
        rows.push(MatrixRow { feature: "harvest", action: action.into(), state, role: role.into(), verdict });
    };
    for relation in Relation::ALL {
        for state in HarvestSourceState::ALL {
            for action in Action::ALL {
                row(action.name(), state.to_string(), relation.name(), decide(relation, *state, action));
            }
        }
        for kind in OrganisationKind::ALL {
            row("harvestSourceCreate", kind.to_string(), relation.name(), create_verdict(relation, *kind));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_stewards_of_verified_organisations_harvest() {
        for relation in Relation::ALL {
            for state in HarvestSourceState::ALL {
                for action in Action::ALL.into_iter().filter(|action| *action != Action::View) {
                    let may = decide(relation, *state, action) == Verdict::Allowed;
                    let steward = matches!(relation, Relation::Publisher | Relation::System);
                    assert!(
                        !may || (steward && *state != HarvestSourceState::Deleted),
                        "{relation:?} {state:?} {action:?}"
                    );
                }
            }
            for kind in OrganisationKind::ALL {
                let may = create_verdict(relation, *kind) == Verdict::Allowed;
                let steward = matches!(relation, Relation::Publisher | Relation::System);
                assert_eq!(may, steward && *kind != OrganisationKind::Innovator);
            }
        }
    }

    #[test]
    fn outsiders_know_nothing_of_sources() {
        for relation in [Relation::Nobody, Relation::Stranger] {
            assert_eq!(decide(relation, HarvestSourceState::Active, Action::View), Verdict::Hidden);
        }
    }
}
