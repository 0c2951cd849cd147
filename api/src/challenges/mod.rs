//! Challenges in the schema.

mod archive;
mod attach_dataset;
mod brief_approve;
mod brief_update;
mod cancel;
mod core_input;
mod create;
mod detach_dataset;
mod enums;
mod extend_deadline;
mod follow;
mod form;
mod form_input;
mod form_set;
mod hosts_set;
mod publish;
mod queries;
mod request_review;
mod return_to_draft;
mod siblings;
mod stages;
mod stages_set;
mod types;
mod unfollow;
mod update;

use async_graphql::MergedObject;

pub use enums::{Audience, BriefState, ColumnKind, Phase, QuestionKind, StageKind};
pub use form::{FormQuestion, questions};
pub use form_input::{FormQuestionInput, parse as parse_form};
pub use queries::ChallengeQuery;
pub use siblings::Siblings;
pub use stages::{Criterion, Stage};
pub use types::{Challenge, HostBrief};

/// Everything that can be done with challenges.
#[derive(MergedObject, Default)]
pub struct ChallengeMutation(
    create::ChallengeCreate,
    update::ChallengeUpdate,
    form_set::ChallengeFormSet,
    stages_set::ChallengeStagesSet,
    hosts_set::ChallengeHostsSet,
    brief_update::HostBriefUpdate,
    brief_approve::HostBriefApprove,
    request_review::ChallengeRequestReview,
    return_to_draft::ChallengeReturn,
    publish::ChallengePublish,
    extend_deadline::ChallengeExtendDeadline,
    cancel::ChallengeCancel,
    archive::ChallengeArchive,
    follow::ChallengeFollow,
    unfollow::ChallengeUnfollow,
    attach_dataset::ChallengeAttachDataset,
    detach_dataset::ChallengeDetachDataset,
);
