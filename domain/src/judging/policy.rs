//! Who may do what in the judging of a stage. A conflict comes before every other role: it hides.

use crate::accounts::PlatformRole;
use crate::challenges;
use crate::kernel::{MatrixRow, Verdict, Viewer};

use super::Standing;

/// What a viewer is to a stage, or to one submission in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// Nothing to do with it.
    Stranger,
    /// In the team of the submission.
    Member,
    /// Leads the team of the submission.
    Lead,
    /// Staff of a host city.
    HostStaff,
    /// On the panel, not assigned to the submission.
    Panel,
    /// Chairs the panel.
    Chair,
    /// Assigned to the submission.
    Judge,
    /// Has a conflict with the submission, whatever else they are.
    Conflicted,
    /// Staff of the lead organisation.
    Organiser,
    /// Administrator of the platform.
    Administrator,
    /// Reads everything, changes nothing.
    Auditor,
    /// The platform itself.
    System,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Nobody,
        Self::Stranger,
        Self::Member,
        Self::Lead,
        Self::HostStaff,
        Self::Panel,
        Self::Chair,
        Self::Judge,
        Self::Conflicted,
        Self::Organiser,
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
            Self::Lead => "team lead",
            Self::HostStaff => "host staff",
            Self::Panel => "panel judge",
            Self::Chair => "chair",
            Self::Judge => "assigned judge",
            Self::Conflicted => "conflicted",
            Self::Organiser => "organiser",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::System => "system",
        }
    }
}

/// What can be done in judging.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Action {
    PanelRead,
    RankingRead,
    ResultRead,
    SubmissionRead,
    PanelJudgeAdd,
    PanelJudgeRemove,
    PanelChairSet,
    JudgesAssign,
    ConflictPin,
    ConflictLift,
    ConflictDeclare,
    JudgeAttest,
    ReviewSave,
    ReviewSend,
    RankingCompute,
    StageDecide,
    WinnersPick,
    ChallengeAnnounce,
    AwardAccept,
    AwardDecline,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::PanelRead,
        Self::RankingRead,
        Self::ResultRead,
        Self::SubmissionRead,
        Self::PanelJudgeAdd,
        Self::PanelJudgeRemove,
        Self::PanelChairSet,
        Self::JudgesAssign,
        Self::ConflictPin,
        Self::ConflictLift,
        Self::ConflictDeclare,
        Self::JudgeAttest,
        Self::ReviewSave,
        Self::ReviewSend,
        Self::RankingCompute,
        Self::StageDecide,
        Self::WinnersPick,
        Self::ChallengeAnnounce,
        Self::AwardAccept,
        Self::AwardDecline,
    ];

    /// The name of the mutation or read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::PanelRead => "panel",
            Self::RankingRead => "ranking",
            Self::ResultRead => "result",
            Self::SubmissionRead => "judgeAssignment",
            Self::PanelJudgeAdd => "panelJudgeAdd",
            Self::PanelJudgeRemove => "panelJudgeRemove",
            Self::PanelChairSet => "panelChairSet",
            Self::JudgesAssign => "judgesAssign",
            Self::ConflictPin => "conflictPin",
            Self::ConflictLift => "conflictLift",
            Self::ConflictDeclare => "conflictDeclare",
            Self::JudgeAttest => "judgeAttest",
            Self::ReviewSave => "reviewSave",
            Self::ReviewSend => "reviewSend",
            Self::RankingCompute => "rankingCompute",
            Self::StageDecide => "stageDecide",
            Self::WinnersPick => "winnersPick",
            Self::ChallengeAnnounce => "challengeAnnounce",
            Self::AwardAccept => "awardAccept",
            Self::AwardDecline => "awardDecline",
        }
    }

    const fn side(self) -> Side {
        match self {
            Self::PanelRead | Self::RankingRead => Side::Insight,
            Self::ResultRead => Side::Result,
            Self::PanelJudgeAdd
            | Self::PanelJudgeRemove
            | Self::PanelChairSet
            | Self::JudgesAssign
            | Self::ConflictPin
            | Self::ConflictLift
            | Self::RankingCompute
            | Self::StageDecide
            | Self::WinnersPick
            | Self::ChallengeAnnounce => Side::Organiser,
            Self::ConflictDeclare => Side::Panel,
            Self::SubmissionRead | Self::JudgeAttest | Self::ReviewSave | Self::ReviewSend => Side::Judge,
            Self::AwardAccept | Self::AwardDecline => Side::Lead,
        }
    }
}

/// Whose business an action is.
#[derive(Clone, Copy)]
enum Side {
    Insight,
    Result,
    Organiser,
    Panel,
    Judge,
    Lead,
}

const ORGANISERS: &str = "Only staff of the lead organisation may do this.";
const ASSIGNED: &str = "Only a judge who is assigned to this submission may do this.";
const LEAD: &str = "Only the lead of the team may answer for it.";

/// What the viewer is to the stage as staff; the panel, teams and conflicts are looked up by `queries`.
pub fn as_staff(viewer: &Viewer, hosts: &challenges::Standing) -> Relation {
    use challenges::policy::Relation as At;
    match challenges::policy::relation(viewer, hosts) {
        At::Nobody => Relation::Nobody,
        At::Stranger => Relation::Stranger,
        At::HostStaff => Relation::HostStaff,
        At::Organiser | At::Publisher => Relation::Organiser,
        At::Administrator => Relation::Administrator,
        At::Auditor => Relation::Auditor,
        At::System => Relation::System,
    }
    .with_platform_role(viewer)
}

impl Relation {
    /// An auditor who happens to belong to a host city still reads everything.
    fn with_platform_role(self, viewer: &Viewer) -> Self {
        match viewer {
            Viewer::Person(p) if self == Self::HostStaff && p.platform_role == Some(PlatformRole::Auditor) => {
                Self::Auditor
            }
            _ => self,
        }
    }
}

/// Whether somebody so related may do this while judging stands there.
pub fn decide(relation: Relation, standing: Standing, action: Action) -> Verdict {
    match relation {
        Relation::Nobody => return Verdict::SignIn,
        Relation::Conflicted => return Verdict::Hidden,
        _ => {}
    }
    let by_role = match action.side() {
        Side::Insight => insight(relation, standing, action),
        Side::Result => result(relation, standing),
        Side::Organiser => organiser(relation),
        Side::Panel => panel(relation),
        Side::Judge => judge(relation),
        Side::Lead => lead(relation, standing),
    };
    match (by_role, wrong_time(standing, action)) {
        (Verdict::Allowed, Some(reason)) => Verdict::Forbidden(reason),
        (verdict, _) => verdict,
    }
}

const fn insight(relation: Relation, standing: Standing, action: Action) -> Verdict {
    match relation {
        Relation::Organiser | Relation::Auditor | Relation::Administrator | Relation::System | Relation::Chair => {
            Verdict::Allowed
        }
        Relation::Judge | Relation::Panel => match (action, standing) {
            (Action::RankingRead, Standing::Announced | Standing::Over) => Verdict::Allowed,
            _ => Verdict::Forbidden("Only the organisers and the chair see this."),
        },
        Relation::HostStaff => match (action, standing) {
            (Action::RankingRead, Standing::Announced | Standing::Over) => Verdict::Allowed,
            _ => Verdict::Forbidden("Only the organisers and the chair see this before the announcement."),
        },
        _ => Verdict::Hidden,
    }
}

const fn result(relation: Relation, standing: Standing) -> Verdict {
    match relation {
        Relation::Organiser | Relation::Auditor | Relation::Administrator | Relation::System => Verdict::Allowed,
        _ if matches!(standing, Standing::Announced | Standing::Over) => match relation {
            Relation::Member | Relation::Lead | Relation::HostStaff | Relation::Judge | Relation::Chair => {
                Verdict::Allowed
            }
            _ => Verdict::Hidden,
        },
        _ => Verdict::Hidden,
    }
}

const fn organiser(relation: Relation) -> Verdict {
    match relation {
        Relation::Organiser | Relation::System => Verdict::Allowed,
        Relation::HostStaff
        | Relation::Panel
        | Relation::Chair
        | Relation::Judge
        | Relation::Administrator
        | Relation::Auditor => Verdict::Forbidden(ORGANISERS),
        Relation::Nobody | Relation::Stranger | Relation::Member | Relation::Lead | Relation::Conflicted => {
            Verdict::Hidden
        }
    }
}

const fn panel(relation: Relation) -> Verdict {
    match relation {
        Relation::Panel | Relation::Chair | Relation::Judge => Verdict::Allowed,
        Relation::Organiser | Relation::HostStaff | Relation::Administrator | Relation::Auditor | Relation::System => {
            Verdict::Forbidden("Only a judge of the panel may declare a conflict.")
        }
        Relation::Nobody | Relation::Stranger | Relation::Member | Relation::Lead | Relation::Conflicted => {
            Verdict::Hidden
        }
    }
}

const fn judge(relation: Relation) -> Verdict {
    match relation {
        Relation::Judge => Verdict::Allowed,
        Relation::Panel
        | Relation::Chair
        | Relation::Organiser
        | Relation::HostStaff
        | Relation::Administrator
        | Relation::Auditor
        | Relation::System => Verdict::Forbidden(ASSIGNED),
        Relation::Nobody | Relation::Stranger | Relation::Member | Relation::Lead | Relation::Conflicted => {
            Verdict::Hidden
        }
    }
}

const fn lead(relation: Relation, standing: Standing) -> Verdict {
    match (relation, standing) {
        (Relation::Organiser | Relation::Administrator | Relation::Auditor | Relation::System, _) => {
            Verdict::Forbidden(LEAD)
        }
        (Relation::Lead, Standing::Announced) => Verdict::Allowed,
        (Relation::Lead | Relation::Member, Standing::Announced | Standing::Over) => Verdict::Forbidden(LEAD),
        // Before the announcement nobody else may learn that there is an award.
        _ => Verdict::Hidden,
    }
}

/// Why it cannot be done now, for somebody whose business it is.
const fn wrong_time(standing: Standing, action: Action) -> Option<&'static str> {
    match (action, standing) {
        (
            Action::PanelRead | Action::RankingRead | Action::ResultRead | Action::AwardAccept | Action::AwardDecline,
            _,
        )
        | (_, Standing::Judging)
        | (
            Action::PanelJudgeAdd
            | Action::PanelJudgeRemove
            | Action::PanelChairSet
            | Action::ConflictPin
            | Action::ConflictLift
            | Action::ConflictDeclare,
            Standing::Preparing,
        )
        | (Action::SubmissionRead, Standing::Announced) => None,
        (_, Standing::Preparing) => Some("The deadline has not passed yet."),
        (_, Standing::Announced) => Some("The outcomes of this stage are announced; nothing of it can be changed."),
        (_, Standing::Over) => Some("The challenge is over."),
    }
}

/// Every combination with its verdict, for the printed matrix.
pub fn matrix() -> Vec<MatrixRow> {
    let mut rows = Vec::new();
    for action in Action::ALL {
        for standing in Standing::ALL {
            for relation in Relation::ALL {
                rows.push(MatrixRow {
                    feature: "judging",
                    action: action.word().into(),
                    state: standing.word().into(),
                    role: relation.word().into(),
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
    fn a_conflict_hides_everything() {
        for action in Action::ALL {
            for standing in Standing::ALL {
                assert_eq!(decide(Relation::Conflicted, standing, action), Verdict::Hidden);
                assert_eq!(decide(Relation::Nobody, standing, action), Verdict::SignIn);
            }
        }
    }

    #[test]
    fn no_outcome_shows_before_the_announcement() {
        for standing in [Standing::Preparing, Standing::Judging] {
            for relation in [Relation::Stranger, Relation::Member, Relation::Lead] {
                for action in Action::ALL {
                    assert_eq!(decide(relation, standing, action), Verdict::Hidden, "{relation:?} {action:?}");
                }
            }
        }
    }

    #[test]
    fn only_organisers_decide_and_only_while_judging() {
        for action in [Action::RankingCompute, Action::StageDecide, Action::WinnersPick, Action::ChallengeAnnounce] {
            for standing in Standing::ALL {
                for relation in Relation::ALL {
                    let may =
                        matches!(relation, Relation::Organiser | Relation::System) && standing == Standing::Judging;
                    assert_eq!(
                        decide(relation, standing, action) == Verdict::Allowed,
                        may,
                        "{relation:?} {standing:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn only_the_assigned_judge_reviews() {
        for relation in Relation::ALL {
            let verdict = decide(relation, Standing::Judging, Action::ReviewSend);
            assert_eq!(verdict == Verdict::Allowed, relation == Relation::Judge, "{relation:?}");
            assert_ne!(decide(relation, Standing::Announced, Action::ReviewSend), Verdict::Allowed);
        }
    }
}
