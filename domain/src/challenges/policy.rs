//! Who may see a challenge and do what with it, in which phase.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition};

pub use super::brief_policy::{BriefAction, BriefRelation, brief_relation, decide_brief};
use super::entity::{challenge, host_brief};
use super::{ChallengeState, Phase, Standing};
use crate::accounts::PlatformRole;
use crate::kernel::{MatrixRow, OrganisationId, Verdict, Viewer};
use crate::organisations::{Duty, OrganisationKind};

/// The scope with which an API client acts for organisers.
pub const SCOPE_WRITE: &str = "challenges:write";

/// What a viewer is to a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// Signed in, not involved.
    Stranger,
    /// Belongs to a host city (or to the lead organisation without being staff of its challenges).
    HostStaff,
    /// Owner, manager or member of the lead organisation, or its API client.
    Organiser,
    /// Owner or manager of the lead organisation, which is a verified city.
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
        Self::HostStaff,
        Self::Organiser,
        Self::Publisher,
        Self::Administrator,
        Self::Auditor,
        Self::System,
    ];

    /// Whether this is somebody who runs the challenge.
    pub const fn organises(self) -> bool {
        matches!(self, Self::Organiser | Self::Publisher | Self::System)
    }

    /// Whether drafts are visible.
    pub const fn sees_drafts(self) -> bool {
        !matches!(self, Self::Nobody | Self::Stranger)
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Stranger => "stranger",
            Self::HostStaff => "host staff",
            Self::Organiser => "organiser",
            Self::Publisher => "publisher",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::System => "system",
        }
    }
}

/// What can be done with a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Action {
    View,
    Update,
    FormSet,
    StagesSet,
    HostsSet,
    RequestReview,
    Return,
    Publish,
    ExtendDeadline,
    Cancel,
    Archive,
    Follow,
    AttachDataset,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 13] = [
        Self::View,
        Self::Update,
        Self::FormSet,
        Self::StagesSet,
        Self::HostsSet,
        Self::RequestReview,
        Self::Return,
        Self::Publish,
        Self::ExtendDeadline,
        Self::Cancel,
        Self::Archive,
        Self::Follow,
        Self::AttachDataset,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::View => "challenge",
            Self::Update => "challengeUpdate",
            Self::FormSet => "challengeFormSet",
            Self::StagesSet => "challengeStagesSet",
            Self::HostsSet => "challengeHostsSet",
            Self::RequestReview => "challengeRequestReview",
            Self::Return => "challengeReturn",
            Self::Publish => "challengePublish",
            Self::ExtendDeadline => "challengeExtendDeadline",
            Self::Cancel => "challengeCancel",
            Self::Archive => "challengeArchive",
            Self::Follow => "challengeFollow",
            Self::AttachDataset => "challengeAttachDataset",
        }
    }
}

/// What the viewer is to a challenge with this standing.
pub fn relation(viewer: &Viewer, standing: &Standing) -> Relation {
    if viewer.is_system() {
        return Relation::System;
    }
    if viewer.holds(standing.lead, &[], "") && viewer.verified_in(standing.lead) {
        return Relation::Publisher;
    }
    if viewer.holds(standing.lead, &[Duty::Member], SCOPE_WRITE) {
        return Relation::Organiser;
    }
    match viewer {
        Viewer::Nobody => Relation::Nobody,
        Viewer::Person(person) if person.platform_role == Some(PlatformRole::Administrator) => Relation::Administrator,
        _ if viewer.belongs_to(standing.lead) || standing.hosts.iter().any(|host| viewer.belongs_to(*host)) => {
            Relation::HostStaff
        }
        Viewer::Person(person) if person.platform_role == Some(PlatformRole::Auditor) => Relation::Auditor,
        Viewer::Person(_) | Viewer::Client(_) | Viewer::System => Relation::Stranger,
    }
}

/// Whether somebody so related may do this in this phase. A cancelled draft stays hidden: ask [`hidden`] too.
pub fn decide(relation: Relation, phase: Phase, action: Action) -> Verdict {
    if matches!(phase, Phase::Draft | Phase::InReview) && !relation.sees_drafts() {
        return if relation == Relation::Nobody && action != Action::View { Verdict::SignIn } else { Verdict::Hidden };
    }
    if action == Action::View {
        return Verdict::Allowed;
    }
    if relation == Relation::Nobody {
        return Verdict::SignIn;
    }
    match allowed_role(relation, action) {
        Some(reason) => Verdict::Forbidden(reason),
        None => match wrong_phase(phase, action) {
            Some(reason) => Verdict::Forbidden(reason),
            None => Verdict::Allowed,
        },
    }
}

/// Why this role may never do it; nothing when it may.
const fn allowed_role(relation: Relation, action: Action) -> Option<&'static str> {
    let manages = matches!(relation, Relation::Publisher | Relation::System);
    match action {
        Action::View => None,
        Action::Follow => {
            if matches!(relation, Relation::Auditor) {
                Some("An auditor reads and changes nothing.")
            } else {
                None
            }
        }
        Action::Update
        | Action::FormSet
        | Action::StagesSet
        | Action::HostsSet
        | Action::RequestReview
        | Action::ExtendDeadline => {
            if relation.organises() {
                None
            } else {
                Some("Only staff of the lead organisation may do this.")
            }
        }
        Action::Return | Action::AttachDataset => {
            if relation.organises() || matches!(relation, Relation::HostStaff) {
                None
            } else {
                Some("Only staff of the host cities may do this.")
            }
        }
        Action::Publish => {
            if manages {
                None
            } else {
                Some("Only an owner or manager of the lead organisation, a verified city, may publish.")
            }
        }
        Action::Cancel | Action::Archive => {
            if manages || matches!(relation, Relation::Administrator) {
                None
            } else {
                Some("Only an owner or manager of the lead organisation may do this.")
            }
        }
    }
}

/// Why it cannot be done in this phase; nothing when it can.
const fn wrong_phase(phase: Phase, action: Action) -> Option<&'static str> {
    match (action, phase) {
        (Action::View, _)
        | (Action::Update | Action::FormSet | Action::HostsSet | Action::RequestReview, Phase::Draft)
        | (Action::StagesSet, Phase::Draft | Phase::Upcoming)
        | (Action::Return | Action::Publish, Phase::InReview)
        | (Action::ExtendDeadline, Phase::Upcoming | Phase::Open)
        | (Action::Archive, Phase::Decided)
        | (Action::Follow, Phase::Upcoming | Phase::Open | Phase::Evaluation | Phase::Decided)
        | (
            Action::Cancel,
            Phase::Draft | Phase::InReview | Phase::Upcoming | Phase::Open | Phase::Evaluation | Phase::Decided,
        )
        | (
            Action::AttachDataset,
            Phase::Draft | Phase::InReview | Phase::Upcoming | Phase::Open | Phase::Evaluation | Phase::Decided,
        ) => None,
        (Action::Update | Action::FormSet | Action::HostsSet, Phase::InReview) => {
            Some("It is in review. Return it to draft first.")
        }
        (Action::Update | Action::FormSet | Action::HostsSet, _) => {
            Some("It is published; this part can no longer be changed.")
        }
        (Action::StagesSet, Phase::InReview) => Some("It is in review. Return it to draft first."),
        (Action::StagesSet, _) => Some("The rubric is frozen since the challenge opened."),
        (Action::RequestReview, _) => Some("Only a draft can be sent to review."),
        (Action::Return, _) => Some("Only a challenge in review can be returned to draft."),
        (Action::Publish, _) => Some("Only a challenge in review can be published."),
        (Action::ExtendDeadline, Phase::Draft | Phase::InReview) => {
            Some("It is not published yet. Change the closing time in the draft.")
        }
        (Action::ExtendDeadline, _) => Some("The deadline has passed; it can no longer be extended."),
        (Action::Cancel, _) => Some("It is archived or cancelled already."),
        (Action::Archive, _) => Some("Only a decided challenge can be archived."),
        (Action::Follow, _) => Some("Only a published challenge that is not over can be followed."),
        (Action::AttachDataset, _) => Some("The challenge is over."),
    }
}

/// Whether the challenge was called off before anybody outside could see it.
pub fn hidden(challenge: &challenge::Model, relation: Relation) -> bool {
    challenge.state == ChallengeState::Cancelled && challenge.published_at.is_none() && !relation.sees_drafts()
}

/// The rows of `challenge` that a viewer may know of.
pub fn visible_to(viewer: &Viewer) -> Condition {
    if viewer.reads_everything() {
        return Condition::all();
    }
    let mine: Vec<OrganisationId> = viewer.organisations();
    let public = Condition::any().add(challenge::Column::PublishedAt.is_not_null());
    if mine.is_empty() {
        return public;
    }
    let hosted = Query::select()
        .column(host_brief::Column::ChallengeId)
        .from(host_brief::Entity)
        .and_where(host_brief::Column::OrganisationId.is_in(mine.clone()))
        .to_owned();
    public.add(challenge::Column::LeadOrganisationId.is_in(mine)).add(challenge::Column::Id.in_subquery(hosted))
}

/// Whether somebody may start a challenge that this organisation leads.
pub fn decide_create(viewer: &Viewer, lead: OrganisationId, kind: OrganisationKind) -> Verdict {
    create_verdict(
        matches!(viewer, Viewer::Nobody),
        viewer.holds(lead, &[Duty::Member], SCOPE_WRITE),
        kind == OrganisationKind::City,
    )
}

const fn create_verdict(nobody: bool, staff: bool, city: bool) -> Verdict {
    match (nobody, staff, city) {
        (true, _, _) => Verdict::SignIn,
        (false, false, _) => Verdict::Forbidden("Only staff of a city may start a challenge for it."),
        (false, true, false) => Verdict::Forbidden("A challenge is led by a city."),
        (false, true, true) => Verdict::Allowed,
    }
}

fn create_matrix() -> Vec<MatrixRow> {
    [
        ("nobody", true, false, false),
        ("stranger", false, false, true),
        ("staff of a city", false, true, true),
        ("staff of a partner", false, true, false),
    ]
    .into_iter()
    .map(|(role, nobody, staff, city)| MatrixRow {
        feature: "challenges",
        action: "challengeCreate".into(),
        state: "-".into(),
        role: role.into(),
        verdict: create_verdict(nobody, staff, city).word(),
    })
    .collect()
}

/// Every cell: relation × phase × action.
pub fn matrix() -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    for action in Action::ALL {
        for phase in Phase::ALL {
            for relation in Relation::ALL {
                rows.push(MatrixRow {
                    feature: "challenges",
                    action: action.name().into(),
                    state: phase.as_str().into(),
                    role: relation.name().into(),
                    verdict: decide(relation, phase, action).word(),
                });
            }
        }
    }
    rows.extend(super::brief_policy::matrix());
    rows.extend(create_matrix());
    rows
}

#[cfg(test)]
mod tests {
    use super::{Action, Relation, decide};
    use crate::challenges::Phase;
    use crate::kernel::Verdict;

    #[test]
    fn outsiders_know_nothing_of_drafts() {
        for phase in [Phase::Draft, Phase::InReview] {
            assert_eq!(decide(Relation::Nobody, phase, Action::View), Verdict::Hidden);
            for action in Action::ALL {
                assert_eq!(decide(Relation::Stranger, phase, action), Verdict::Hidden);
                assert_ne!(decide(Relation::Nobody, phase, action), Verdict::Allowed);
            }
        }
    }

    #[test]
    fn only_the_lead_of_a_verified_city_publishes_and_only_from_review() {
        for relation in Relation::ALL {
            for phase in Phase::ALL {
                let may = decide(relation, phase, Action::Publish) == Verdict::Allowed;
                let expected = matches!(relation, Relation::Publisher | Relation::System) && phase == Phase::InReview;
                assert_eq!(may, expected, "{relation:?} {phase:?}");
            }
        }
    }

    #[test]
    fn auditors_change_nothing() {
        for phase in Phase::ALL {
            for action in Action::ALL {
                let may = decide(Relation::Auditor, phase, action) == Verdict::Allowed;
                assert_eq!(may, matches!(action, Action::View), "{phase:?} {action:?}");
            }
        }
    }

    #[test]
    fn the_rubric_is_frozen_once_open() {
        for phase in Phase::ALL {
            let may = decide(Relation::Publisher, phase, Action::StagesSet) == Verdict::Allowed;
            assert_eq!(may, matches!(phase, Phase::Draft | Phase::Upcoming));
        }
    }
}
