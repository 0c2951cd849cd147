//! What a challenge has to satisfy; pure.

mod core;
mod form;
mod publish;
mod stages;

pub use core::{Core, check_core, check_extension, check_reason, check_version};
pub use form::check_form;
pub use publish::{PublishView, check_brief, check_publish};
pub use stages::{CriterionDraft, StageDraft, check_stages};
