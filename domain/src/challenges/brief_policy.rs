//! Who may see and change the host brief of a city: nobody but that city writes it.

use super::Phase;
use super::entity::host_brief;
use super::policy::{Relation, SCOPE_WRITE};
use crate::kernel::{MatrixRow, Verdict, Viewer};
use crate::organisations::Duty;

/// What a viewer is to a host brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BriefRelation {
    /// Owner, manager or member of the city whose brief it is, or its API client.
    Staff,
    /// Something else to the challenge.
    Other(Relation),
}

/// What can be done with a host brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum BriefAction {
    View,
    Update,
    Approve,
}

/// What the viewer is to this brief.
pub fn brief_relation(viewer: &Viewer, brief: &host_brief::Model, to_challenge: Relation) -> BriefRelation {
    if viewer.holds(brief.organisation_id, &[Duty::Member], SCOPE_WRITE) {
        BriefRelation::Staff
    } else {
        BriefRelation::Other(to_challenge)
    }
}

/// Whether somebody so related may do this in this phase of the challenge.
pub const fn decide_brief(relation: BriefRelation, phase: Phase, action: BriefAction) -> Verdict {
    let sees = match relation {
        BriefRelation::Staff => true,
        BriefRelation::Other(relation) => relation.sees_drafts() || !matches!(phase, Phase::Draft | Phase::InReview),
    };
    match (sees, action, relation) {
        (false, BriefAction::Update | BriefAction::Approve, BriefRelation::Other(Relation::Nobody)) => Verdict::SignIn,
        (false, _, _) => Verdict::Hidden,
        (true, BriefAction::View, _) => Verdict::Allowed,
        (true, _, BriefRelation::Other(Relation::Nobody)) => Verdict::SignIn,
        (true, _, BriefRelation::Other(_)) => Verdict::Forbidden("Only staff of this host city may do this."),
        (true, BriefAction::Update | BriefAction::Approve, BriefRelation::Staff) => match phase {
            Phase::Draft | Phase::InReview => Verdict::Allowed,
            Phase::Upcoming | Phase::Open | Phase::Evaluation | Phase::Decided | Phase::Archived | Phase::Cancelled => {
                Verdict::Forbidden("The challenge is published; its host briefs are fixed.")
            }
        },
    }
}

/// Every cell of host briefs.
pub(super) fn matrix() -> Vec<MatrixRow> {
    let relations = Relation::ALL.into_iter().filter(|relation| *relation != Relation::System);
    let relations: Vec<(BriefRelation, &str)> = std::iter::once((BriefRelation::Staff, "staff of this host city"))
        .chain(relations.map(|relation| (BriefRelation::Other(relation), relation.name())))
        .collect();
    let mut rows = Vec::new();
    for (action, name) in [
        (BriefAction::View, "hostBrief"),
        (BriefAction::Update, "hostBriefUpdate"),
        (BriefAction::Approve, "hostBriefApprove"),
    ] {
        for phase in Phase::ALL {
            for (relation, role) in &relations {
                rows.push(MatrixRow {
                    feature: "challenges",
                    action: name.into(),
                    state: phase.as_str().into(),
                    role: (*role).into(),
                    verdict: decide_brief(*relation, phase, action).word(),
                });
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::{BriefAction, BriefRelation, decide_brief};
    use crate::challenges::{Phase, policy::Relation};
    use crate::kernel::Verdict;

    #[test]
    fn the_lead_does_not_write_the_brief_of_another_city() {
        for action in [BriefAction::Update, BriefAction::Approve] {
            let lead = BriefRelation::Other(Relation::Publisher);
            assert!(matches!(decide_brief(lead, Phase::InReview, action), Verdict::Forbidden(_)));
            assert_eq!(decide_brief(BriefRelation::Staff, Phase::InReview, action), Verdict::Allowed);
            assert!(matches!(decide_brief(BriefRelation::Staff, Phase::Open, action), Verdict::Forbidden(_)));
        }
    }
}
