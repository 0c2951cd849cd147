//! The closed sets of values that submissions show.

use async_graphql::Enum;
use intercity_domain::files;
use intercity_domain::submissions::{self, policy};

/// What was decided about a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "submissions::SubmissionState")]
pub enum SubmissionState {
    /// Being written; never sent.
    Draft,
    /// Sent.
    Submitted,
    /// Withdrawn by its team.
    Withdrawn,
}

/// Whether a team still exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "submissions::TeamState")]
pub enum TeamState {
    /// It does.
    Active,
    /// The last member left.
    Disbanded,
}

/// How somebody stands to a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "submissions::TeamMemberState")]
pub enum TeamMemberState {
    /// Invited by e-mail.
    Invited,
    /// In the team.
    Active,
    /// Declined the invitation.
    Declined,
    /// Left.
    Left,
    /// Taken out by the lead.
    Removed,
}

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "files::FileState")]
pub enum SubmissionFileState {
    /// Its bytes have not arrived.
    Pending,
    /// Its bytes are here and are being checked.
    Uploaded,
    /// Checked; it can be read.
    Clean,
    /// The check rejected it.
    Rejected,
}

/// What can be done with a team and its submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "policy::Action")]
pub enum SubmissionAction {
    /// Know of the team.
    TeamRead,
    /// See who is in the team.
    MembersRead,
    /// Give the team another name.
    TeamRename,
    /// Invite somebody.
    MemberInvite,
    /// Accept an invitation.
    MemberAccept,
    /// Decline an invitation.
    MemberDecline,
    /// Leave the team.
    MemberLeave,
    /// Take somebody out of the team.
    MemberRemove,
    /// Make another member the lead.
    LeadHandOver,
    /// Read the draft.
    DraftRead,
    /// Read what was sent.
    VersionRead,
    /// Write the draft.
    AnswerSave,
    /// Send it.
    Submit,
    /// Begin a revision.
    Reopen,
    /// Withdraw it.
    Withdraw,
}
