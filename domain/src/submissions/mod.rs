//! A team answers a challenge with a submission: a draft that people write together, frozen into versions.
//!
//! `draft → submitted → withdrawn`. Every submission of the form freezes a numbered version that nothing
//! changes any more, and is answered with a signed receipt. Until the deadline a team may open a revision
//! (`editing`); the version that was sent stays valid until the next one is. Drafts belong to the team
//! alone; everybody else reads versions.

mod answer_save;
pub mod answer_shape;
pub mod canonical;
pub mod completeness;
pub mod content;
mod draft_save;
pub mod entity;
mod file_upload_begin;
mod lead_hand_over;
mod load;
mod member_accept;
mod member_decline;
mod member_invite;
mod member_leave;
mod member_remove;
mod model;
pub mod policy;
pub mod queries;
pub mod receipt;
mod reopen;
mod rules;
mod state;
mod store;
mod submit;
pub mod team;
mod team_create;
mod team_rename;
mod withdraw;

pub use answer_save::{AnswerSave, answer_save};
pub use completeness::words;
pub use draft_save::{DraftSave, DraftSaved, draft_save};
pub use file_upload_begin::{FileUploadBegin, FileUploadBegun, file_upload_begin};
pub use lead_hand_over::{LeadHandOver, lead_hand_over};
pub use load::SCOPE_READ;
pub use member_accept::{MemberAccept, member_accept};
pub use member_decline::{MemberDecline, member_decline};
pub use member_invite::{LINK_PURPOSE, MemberInvite, invitation_token, is_invitation_token, member_invite};
pub use member_leave::{MemberLeave, member_leave};
pub use member_remove::{MemberRemove, member_remove};
pub use model::{AnswerConflict, AnswerDraft, Seen};
pub use policy::matrix;
pub use reopen::{Reopen, reopen};
pub use state::{SubmissionState, TeamMemberState, TeamState};
pub use submit::{Submit, submit};
pub use team::{is_member, member_person_ids, member_person_ids_of, team_of, teams_of_person};
pub use team_create::{TeamCreate, team_create};
pub use team_rename::{TeamRename, team_rename};
pub use withdraw::{Withdraw, withdraw};
