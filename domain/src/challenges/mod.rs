//! A challenge: a shared core that one organisation leads, and a host brief for every city that takes part.
//!
//! Decided states: `draft → in_review → published → decided → archived`, and `cancelled` from any state before
//! `archived`. Of a published challenge the [`Phase`] follows from the clock. Published only when every host city
//! approved its own brief; the rubric is frozen when it opens; outcomes are visible only once announced.

mod archive;
mod attach_dataset;
mod authorise;
mod brief_approve;
mod brief_policy;
mod brief_update;
mod cancel;
mod create;
mod decide;
pub mod entity;
mod extend_deadline;
mod follow;
mod form;
mod form_set;
mod hosts_set;
pub mod list;
mod model;
pub mod policy;
mod publish;
pub mod queries;
mod request_review;
mod return_to_draft;
pub mod rules;
mod stages_set;
mod state;
mod store;
mod update;

pub use archive::archive;
pub use attach_dataset::{AttachDataset, attach_dataset, detach_dataset};
pub use brief_approve::{BriefApprove, brief_approve};
pub use brief_update::{BriefPatch, BriefUpdate, brief_update};
pub use cancel::{Cancel, cancel};
pub use create::{Create, create};
pub use decide::decide;
pub use extend_deadline::{ExtendDeadline, extend_deadline};
pub use follow::{follow, unfollow};
pub use form::{Audience, Choice, Column, ColumnKind, Condition, Eligibility, FormDefinition, Question, QuestionKind};
pub use form_set::{FormSet, form_set};
pub use hosts_set::{HostsSet, hosts_set};
pub use list::{Filter, Order, list};
pub use model::{
    Anchor, DecidingFigure, FULL_WEIGHT, MAX_ENTRIES, MAX_HALF_POINTS, MAX_TEAM, Phase, Rules, Standing, TieRule, phase,
};
pub use publish::{Publish, publish};
pub use queries::{find, standing};
pub use request_review::request_review;
pub use return_to_draft::{ReturnToDraft, return_to_draft};
pub use rules::{Core, CriterionDraft, PublishView, StageDraft};
pub use stages_set::{StagesSet, stages_set};
pub use state::{BriefState, ChallengeState, StageKind};
pub use update::{Update, update};
