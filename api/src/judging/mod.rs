//! Judging in the schema: panels, conflicts, reviews, rankings, awards.

mod assignment;
mod outcome_verbs;
mod panel;
mod panel_verbs;
mod queries;
mod ranking;
mod review_verbs;
mod states;
mod types;

pub use outcome_verbs::OutcomeMutation;
pub use panel_verbs::PanelMutation;
pub use queries::JudgingQuery;
pub use review_verbs::ReviewMutation;
