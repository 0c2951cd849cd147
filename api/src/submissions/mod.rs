//! Submissions and teams in the schema.

mod answer_save;
mod answers;
mod batch;
mod draft_save;
mod file_upload_begin;
mod lead_hand_over;
mod member_accept;
mod member_decline;
mod member_invite;
mod member_leave;
mod member_remove;
mod queries;
mod reopen;
mod states;
mod submit;
mod subscription;
mod team;
mod team_create;
mod team_rename;
mod types;
mod version;
mod withdraw;

use async_graphql::MergedObject;

pub use answers::SubmissionFile;
pub use queries::SubmissionQuery;
pub use subscription::SubmissionSubscription;
pub use team::Team;
pub use types::Submission;
pub use version::SubmissionVersion;

/// Everything that can be done with submissions and teams.
#[derive(MergedObject, Default)]
pub struct SubmissionMutation(
    team_create::TeamCreate,
    team_rename::TeamRename,
    member_invite::TeamMemberInvite,
    member_accept::TeamMemberAccept,
    member_decline::TeamMemberDecline,
    member_leave::TeamMemberLeave,
    member_remove::TeamMemberRemove,
    lead_hand_over::TeamLeadHandOver,
    answer_save::SubmissionAnswerSave,
    draft_save::SubmissionDraftSave,
    file_upload_begin::SubmissionFileUploadBegin,
    submit::SubmissionSubmit,
    reopen::SubmissionReopen,
    withdraw::SubmissionWithdraw,
);
