//! Assignment in GraphQL: the board of a challenge, rounds with their explanations, matches and their answers.

mod city_priorities_set;
mod constraint_add;
mod constraint_lift;
mod enums;
mod explanation;
mod match_confirm;
mod match_decline;
mod mutations;
mod preferences_set;
mod queries;
mod round;
mod round_run;
mod sentence;
mod types;

pub use mutations::AssignmentMutation;
pub use queries::AssignmentQuery;
pub use types::Assignment;
