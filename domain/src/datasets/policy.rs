//! Who may see a dataset, change it, publish it, and read its files.

use sea_orm::{ColumnTrait, Condition};

use super::entity::dataset;
use super::{DatasetAccess, DatasetState};
use crate::accounts::PlatformRole;
use crate::kernel::{MatrixRow, OrganisationId, Verdict, Viewer};
use crate::organisations::{Duty, OrganisationKind};

/// The scope with which an API client acts for stewards.
pub const SCOPE_WRITE: &str = "datasets:write";

/// What a viewer is to a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// Signed in, not of the publisher.
    Stranger,
    /// Belongs to the publisher without a duty for its data.
    Member,
    /// Owner, manager or data steward of a publisher that is not verified, or its API client.
    Steward,
    /// The same of a verified publisher.
    Publisher,
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
        Self::Member,
        Self::Steward,
        Self::Publisher,
        Self::Administrator,
        Self::Auditor,
        Self::System,
    ];

    /// Whether drafts are visible.
    pub const fn sees_drafts(self) -> bool {
        !matches!(self, Self::Nobody | Self::Stranger)
    }

    /// Whether this is somebody who keeps the data.
    pub const fn keeps(self) -> bool {
        matches!(self, Self::Steward | Self::Publisher | Self::System)
    }

    /// As the matrix calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Stranger => "stranger",
            Self::Member => "member of the publisher",
            Self::Steward => "steward, publisher not verified",
            Self::Publisher => "steward",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::System => "system",
        }
    }
}

/// What can be done with a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Action {
    View,
    Update,
    TermsSet,
    VersionCreate,
    DistributionUploadBegin,
    DistributionRemove,
    Publish,
    Deprecate,
    Withdraw,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 9] = [
        Self::View,
        Self::Update,
        Self::TermsSet,
        Self::VersionCreate,
        Self::DistributionUploadBegin,
        Self::DistributionRemove,
        Self::Publish,
        Self::Deprecate,
        Self::Withdraw,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::View => "dataset",
            Self::Update => "datasetUpdate",
            Self::TermsSet => "datasetTermsSet",
            Self::VersionCreate => "datasetVersionCreate",
            Self::DistributionUploadBegin => "distributionUploadBegin",
            Self::DistributionRemove => "distributionRemove",
            Self::Publish => "datasetPublish",
            Self::Deprecate => "datasetDeprecate",
            Self::Withdraw => "datasetWithdraw",
        }
    }
}

/// What the viewer is to a dataset of this publisher.
pub fn relation(viewer: &Viewer, publisher: OrganisationId) -> Relation {
    if viewer.is_system() {
        return Relation::System;
    }
    if viewer.holds(publisher, &[Duty::DataSteward], SCOPE_WRITE) {
        return if viewer.verified_in(publisher) { Relation::Publisher } else { Relation::Steward };
    }
    match viewer {
        Viewer::Nobody => Relation::Nobody,
        _ if viewer.belongs_to(publisher) => Relation::Member,
        Viewer::Person(person) if person.platform_role == Some(PlatformRole::Administrator) => Relation::Administrator,
        Viewer::Person(person) if person.platform_role == Some(PlatformRole::Auditor) => Relation::Auditor,
        Viewer::Person(_) | Viewer::Client(_) | Viewer::System => Relation::Stranger,
    }
}

/// Whether somebody so related may do this in this state.
pub fn decide(relation: Relation, state: DatasetState, action: Action) -> Verdict {
    if action != Action::View && relation == Relation::Nobody {
        return Verdict::SignIn;
    }
    if state == DatasetState::Draft && !relation.sees_drafts() {
        return Verdict::Hidden;
    }
    if action == Action::View {
        return Verdict::Allowed;
    }
    let withdraws = action == Action::Withdraw && relation == Relation::Administrator;
    if !relation.keeps() && !withdraws {
        return Verdict::Forbidden("Only owners, managers and data stewards of the publisher may do this.");
    }
    if action == Action::Publish && relation == Relation::Steward {
        return Verdict::Forbidden("Your organisation has to be verified by the platform before it publishes.");
    }
    match (action, state) {
        (_, DatasetState::Withdrawn) => Verdict::Forbidden("It was withdrawn; nothing about it changes any more."),
        (Action::Deprecate | Action::Withdraw, DatasetState::Draft) => {
            Verdict::Forbidden("It was never published; leave it as a draft.")
        }
        (Action::Deprecate, DatasetState::Deprecated) => Verdict::Forbidden("It is deprecated already."),
        (
            Action::View
            | Action::Update
            | Action::TermsSet
            | Action::VersionCreate
            | Action::DistributionUploadBegin
            | Action::DistributionRemove
            | Action::Publish
            | Action::Deprecate
            | Action::Withdraw,
            DatasetState::Draft | DatasetState::Published | DatasetState::Deprecated,
        ) => Verdict::Allowed,
    }
}

/// Whether somebody may start a dataset that this organisation publishes.
pub fn decide_create(viewer: &Viewer, publisher: OrganisationId, kind: OrganisationKind) -> Verdict {
    let keeps = viewer.holds(publisher, &[Duty::DataSteward], SCOPE_WRITE);
    create_verdict(matches!(viewer, Viewer::Nobody), keeps, kind)
}

const fn create_verdict(nobody: bool, keeps: bool, kind: OrganisationKind) -> Verdict {
    match (nobody, keeps, kind) {
        (true, _, _) => Verdict::SignIn,
        (false, false, _) => {
            Verdict::Forbidden("Only owners, managers and data stewards of an organisation may start a dataset for it.")
        }
        (false, true, OrganisationKind::Innovator) => {
            Verdict::Forbidden("Datasets are published by cities and partners.")
        }
        (false, true, OrganisationKind::City | OrganisationKind::Partner) => Verdict::Allowed,
    }
}

/// Whether somebody so related may read the files of a version, without a grant.
/// `released` says whether the version was published and not withdrawn.
pub fn decide_download(relation: Relation, state: DatasetState, released: bool, access: DatasetAccess) -> Verdict {
    if state == DatasetState::Draft && !relation.sees_drafts() {
        return Verdict::Hidden;
    }
    if state == DatasetState::Withdrawn {
        return Verdict::Forbidden("This dataset was withdrawn by its publisher.");
    }
    if relation.keeps() {
        return Verdict::Allowed;
    }
    if !released || state == DatasetState::Draft {
        return if relation.sees_drafts() {
            Verdict::Forbidden("This version is not published yet.")
        } else {
            Verdict::Hidden
        };
    }
    match access {
        DatasetAccess::Open => Verdict::Allowed,
        DatasetAccess::Registered if relation == Relation::Nobody => Verdict::SignIn,
        DatasetAccess::Registered => Verdict::Allowed,
        DatasetAccess::Restricted if relation == Relation::Nobody => Verdict::SignIn,
        DatasetAccess::Restricted => Verdict::Forbidden(
            "This dataset is restricted. Request access for your team; once the request is approved you download under your grant.",
        ),
        DatasetAccess::PartnerHosted => Verdict::Forbidden(
            "The files of this dataset stay with the partner. Request access to get a proof for its server.",
        ),
    }
}

/// The rows of `dataset` that a viewer may know of.
pub fn visible_to(viewer: &Viewer) -> Condition {
    if viewer.reads_everything() {
        return Condition::all();
    }
    let public = Condition::any().add(dataset::Column::State.ne(DatasetState::Draft));
    let mine = viewer.organisations();
    if mine.is_empty() { public } else { public.add(dataset::Column::OrganisationId.is_in(mine)) }
}

/// Every cell: relation × state × action, starting a dataset, and reading its files.
pub fn matrix() -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    let mut row = |action: &str, state: String, role: &str, verdict: Verdict| {
        rows.push(MatrixRow {
            feature: "datasets",
            action: action.into(),
            state,
            role: role.into(),
            verdict: verdict.word(),
        });
    };
    for relation in Relation::ALL {
        for state in DatasetState::ALL {
            for action in Action::ALL {
                row(action.name(), state.to_string(), relation.name(), decide(relation, *state, action));
            }
            for access in DatasetAccess::ALL {
                let verdict = decide_download(relation, *state, *state != DatasetState::Draft, *access);
                row("distributionDownload", format!("{state}, {access}"), relation.name(), verdict);
            }
        }
    }
    row("datasetCreate", "-".into(), "nobody", create_verdict(true, false, OrganisationKind::City));
    for kind in OrganisationKind::ALL {
        row("datasetCreate", "-".into(), &format!("stranger to the {kind}"), create_verdict(false, false, *kind));
        row("datasetCreate", "-".into(), &format!("steward of a {kind}"), create_verdict(false, true, *kind));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outsiders_know_nothing_of_drafts() {
        assert_eq!(decide(Relation::Nobody, DatasetState::Draft, Action::View), Verdict::Hidden);
        for action in Action::ALL {
            assert_eq!(decide(Relation::Stranger, DatasetState::Draft, action), Verdict::Hidden);
        }
        for access in DatasetAccess::ALL {
            assert_eq!(decide_download(Relation::Stranger, DatasetState::Draft, false, *access), Verdict::Hidden);
            assert_eq!(decide_download(Relation::Stranger, DatasetState::Published, false, *access), Verdict::Hidden);
        }
    }

    #[test]
    fn only_stewards_of_verified_organisations_publish() {
        for relation in Relation::ALL {
            for state in DatasetState::ALL {
                let may = decide(relation, *state, Action::Publish) == Verdict::Allowed;
                let expected =
                    matches!(relation, Relation::Publisher | Relation::System) && *state != DatasetState::Withdrawn;
                assert_eq!(may, expected, "{relation:?} {state:?}");
            }
        }
    }

    #[test]
    fn restricted_files_never_leave_without_a_grant() {
        for relation in Relation::ALL.into_iter().filter(|relation| !relation.keeps()) {
            for state in DatasetState::ALL {
                for access in [DatasetAccess::Restricted, DatasetAccess::PartnerHosted] {
                    assert_ne!(decide_download(relation, *state, true, access), Verdict::Allowed);
                }
            }
        }
    }

    #[test]
    fn auditors_and_members_change_nothing() {
        for relation in [Relation::Auditor, Relation::Member] {
            for state in DatasetState::ALL {
                for action in Action::ALL {
                    let may = decide(relation, *state, action) == Verdict::Allowed;
                    assert_eq!(may, action == Action::View, "{state:?} {action:?}");
                }
            }
        }
    }
}
