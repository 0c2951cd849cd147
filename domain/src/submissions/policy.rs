//! Who may do what with a team and its submission. Drafts are the team's alone; others read versions.

use crate::kernel::{MatrixRow, PersonId, Verdict, Viewer};

use super::entity::{submission, team, team_member};
use super::{SubmissionState, TeamMemberState};

/// What the viewer is to a submission and its team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// Signed in, nothing to do with it.
    Stranger,
    /// Invited to the team and not yet in it.
    Invited,
    /// In the team.
    Member,
    /// Leads the team.
    Lead,
    /// Staff of the organisation that runs the challenge.
    Organiser,
    /// Staff of a host city of the challenge.
    HostStaff,
    /// Assigned to judge it, without a conflict; only judging can say so.
    Judge,
    /// Administrator or auditor of the platform, or the platform itself.
    Overseer,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Nobody,
        Self::Stranger,
        Self::Invited,
        Self::Member,
        Self::Lead,
        Self::Organiser,
        Self::HostStaff,
        Self::Judge,
        Self::Overseer,
    ];

    /// One word for the matrix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Stranger => "stranger",
            Self::Invited => "invited",
            Self::Member => "member",
            Self::Lead => "lead",
            Self::Organiser => "organiser",
            Self::HostStaff => "host staff",
            Self::Judge => "judge",
            Self::Overseer => "overseer",
        }
    }

    /// Whether this is somebody of the team.
    pub const fn in_team(self) -> bool {
        matches!(self, Self::Member | Self::Lead)
    }
}

/// Where a submission stands, as far as rights depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Never sent.
    Draft,
    /// Sent, and nothing newer is being written.
    Submitted,
    /// Sent, and a revision is being written.
    Editing,
    /// Withdrawn after it was sent.
    Withdrawn,
    /// Withdrawn without ever having been sent.
    Discarded,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Draft, Self::Submitted, Self::Editing, Self::Withdrawn, Self::Discarded];

    /// Of a stored submission.
    pub fn of(submission: &submission::Model) -> Self {
        match (submission.state, submission.current_version, submission.editing) {
            (SubmissionState::Draft, _, _) => Self::Draft,
            (SubmissionState::Submitted, _, false) => Self::Submitted,
            (SubmissionState::Submitted, _, true) => Self::Editing,
            (SubmissionState::Withdrawn, Some(_), _) => Self::Withdrawn,
            (SubmissionState::Withdrawn, None, _) => Self::Discarded,
        }
    }

    /// One word for the matrix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Editing => "editing",
            Self::Withdrawn => "withdrawn",
            Self::Discarded => "discarded",
        }
    }

    /// Whether a version was ever sent.
    pub const fn was_sent(self) -> bool {
        matches!(self, Self::Submitted | Self::Editing | Self::Withdrawn)
    }

    /// Whether answers are being written.
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Draft | Self::Editing)
    }
}

/// What can be done with a team and its submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Know that the team exists, with its name.
    TeamRead,
    /// See who is in the team.
    MembersRead,
    /// Change the team's name.
    TeamRename,
    /// Invite somebody.
    MemberInvite,
    /// Accept one's own invitation.
    MemberAccept,
    /// Decline one's own invitation.
    MemberDecline,
    /// Leave.
    MemberLeave,
    /// Take somebody out.
    MemberRemove,
    /// Make another member the lead.
    LeadHandOver,
    /// Read the draft.
    DraftRead,
    /// Read sent versions and receipts.
    VersionRead,
    /// Write title, cities and answers, upload files.
    AnswerSave,
    /// Send it.
    Submit,
    /// Begin a revision.
    Reopen,
    /// Withdraw it.
    Withdraw,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::TeamRead,
        Self::MembersRead,
        Self::TeamRename,
        Self::MemberInvite,
        Self::MemberAccept,
        Self::MemberDecline,
        Self::MemberLeave,
        Self::MemberRemove,
        Self::LeadHandOver,
        Self::DraftRead,
        Self::VersionRead,
        Self::AnswerSave,
        Self::Submit,
        Self::Reopen,
        Self::Withdraw,
    ];

    /// Named like the mutation or the field.
    pub const fn word(self) -> &'static str {
        match self {
            Self::TeamRead => "team",
            Self::MembersRead => "team.members",
            Self::TeamRename => "teamRename",
            Self::MemberInvite => "teamMemberInvite",
            Self::MemberAccept => "teamMemberAccept",
            Self::MemberDecline => "teamMemberDecline",
            Self::MemberLeave => "teamMemberLeave",
            Self::MemberRemove => "teamMemberRemove",
            Self::LeadHandOver => "teamLeadHandOver",
            Self::DraftRead => "submission.answers",
            Self::VersionRead => "submission.versions",
            Self::AnswerSave => "submissionAnswerSave",
            Self::Submit => "submissionSubmit",
            Self::Reopen => "submissionReopen",
            Self::Withdraw => "submissionWithdraw",
        }
    }
}

const WITHDRAWN: &str = "This submission was withdrawn; nothing can be changed on it any more.";
const SENT: &str = "This version has been sent. Open a revision to change it.";
const LEAD_ONLY: &str = "Only the lead of the team can do this.";
const JOIN_FIRST: &str = "Accept the invitation first.";
const NOT_INVITED: &str = "You have no open invitation to this team.";
const TEAM_ONLY: &str = "Only the team can do this.";

/// What the policy says; pure.
pub fn decide(relation: Relation, standing: Standing, action: Action) -> Verdict {
    match relation {
        Relation::Nobody => Verdict::SignIn,
        Relation::Stranger => Verdict::Hidden,
        Relation::Invited => as_invited(action),
        Relation::Member => as_member(standing, action),
        Relation::Lead => as_lead(standing, action),
        Relation::Organiser | Relation::HostStaff | Relation::Judge | Relation::Overseer => {
            as_reader(relation, standing, action)
        }
    }
}

fn as_invited(action: Action) -> Verdict {
    match action {
        Action::TeamRead | Action::MembersRead | Action::MemberAccept | Action::MemberDecline => Verdict::Allowed,
        _ => Verdict::Forbidden(JOIN_FIRST),
    }
}

fn as_member(standing: Standing, action: Action) -> Verdict {
    match action {
        Action::TeamRead | Action::MembersRead | Action::DraftRead | Action::VersionRead | Action::MemberLeave => {
            Verdict::Allowed
        }
        Action::MemberAccept | Action::MemberDecline => Verdict::Forbidden(NOT_INVITED),
        Action::AnswerSave | Action::Submit => match standing {
            Standing::Draft | Standing::Editing => Verdict::Allowed,
            Standing::Submitted => Verdict::Forbidden(SENT),
            Standing::Withdrawn | Standing::Discarded => Verdict::Forbidden(WITHDRAWN),
        },
        Action::Reopen => match standing {
            Standing::Submitted => Verdict::Allowed,
            Standing::Draft => Verdict::Forbidden("Nothing has been sent yet; the draft is open."),
            Standing::Editing => Verdict::Forbidden("A revision is open already."),
            Standing::Withdrawn | Standing::Discarded => Verdict::Forbidden(WITHDRAWN),
        },
        Action::TeamRename | Action::MemberInvite | Action::MemberRemove | Action::LeadHandOver | Action::Withdraw => {
            Verdict::Forbidden(LEAD_ONLY)
        }
    }
}

fn as_lead(standing: Standing, action: Action) -> Verdict {
    match action {
        Action::TeamRename | Action::MemberInvite | Action::Withdraw => match standing {
            Standing::Draft | Standing::Submitted | Standing::Editing => Verdict::Allowed,
            Standing::Withdrawn | Standing::Discarded => Verdict::Forbidden(WITHDRAWN),
        },
        Action::MemberRemove | Action::LeadHandOver => Verdict::Allowed,
        _ => as_member(standing, action),
    }
}

fn as_reader(relation: Relation, standing: Standing, action: Action) -> Verdict {
    match action {
        _ if !standing.was_sent() => Verdict::Hidden,
        Action::TeamRead | Action::VersionRead => Verdict::Allowed,
        // A judge learns the people through the conflict check of judging, never here (blind stages).
        Action::MembersRead if relation != Relation::Judge => Verdict::Allowed,
        _ => Verdict::Forbidden(TEAM_ONLY),
    }
}

/// Who may enter a challenge with a team. Whoever runs or hosts it cannot.
pub fn decide_create(relation: Relation) -> Verdict {
    match relation {
        Relation::Nobody => Verdict::SignIn,
        Relation::Organiser | Relation::HostStaff => {
            Verdict::Forbidden("You help to run this challenge, so you cannot enter it.")
        }
        Relation::Judge => Verdict::Forbidden("You judge this challenge, so you cannot enter it."),
        Relation::Overseer => Verdict::Forbidden("Administrators and auditors of the platform cannot enter."),
        Relation::Stranger | Relation::Invited | Relation::Member | Relation::Lead => Verdict::Allowed,
    }
}

/// The viewer's relation through the team alone; `None` when the team knows nothing of them.
pub fn in_team(viewer: &Viewer, team: &team::Model, members: &[team_member::Model]) -> Option<Relation> {
    let Viewer::Person(person) = viewer else { return None };
    let own = members.iter().filter(|row| row.team_id == team.id);
    let mut found = None;
    for row in own {
        if row.state == TeamMemberState::Active && row.person_id == Some(person.id) {
            return Some(if team.lead_person_id == person.id { Relation::Lead } else { Relation::Member });
        }
        if row.state == TeamMemberState::Invited && row.email == person.email {
            found = Some(Relation::Invited);
        }
    }
    found
}

/// Whether the person leads the team.
pub fn leads(team: &team::Model, person: PersonId) -> bool {
    team.lead_person_id == person
}

/// Every combination with its verdict, for the printed matrix.
pub fn matrix() -> Vec<MatrixRow> {
    let mut rows: Vec<MatrixRow> = Relation::ALL
        .into_iter()
        .map(|relation| MatrixRow {
            feature: "submissions",
            action: "teamCreate".into(),
            state: "-".into(),
            role: relation.word().into(),
            verdict: decide_create(relation).word(),
        })
        .collect();
    for action in Action::ALL {
        for standing in Standing::ALL {
            for relation in Relation::ALL {
                rows.push(MatrixRow {
                    feature: "submissions",
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
mod tests;
