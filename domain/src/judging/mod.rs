//! Judging: a panel reads what was sent, and the organisers decide and announce.
//!
//! A stage has a panel. Judges are assigned to submissions by calculation, attest that they have no conflict, and
//! send one review each, which then never changes. The ranking can be recomputed by anybody from its kept input.
//! Winners are picked `provisional`, and `accepted`, `declined` or `lapsed` after the announcement; before it no path
//! shows an outcome to a team. A conflict hides the submission, its scores and its line in the ranking from the judge.

mod award_answer;
mod challenge_announce;
mod conflict_declare;
mod conflict_lift;
mod conflict_pin;
pub mod entity;
mod judge_attest;
mod judges_assign;
mod load;
mod model;
mod panel_chair_set;
mod panel_judge_add;
mod panel_judge_remove;
pub mod policy;
pub mod queries;
mod ranking_compute;
mod review_save;
mod review_send;
pub mod rules;
mod stage_decide;
mod state;
mod store;
mod winners_pick;

pub use award_answer::{award_accept, award_decline};
pub use challenge_announce::challenge_announce;
pub use conflict_declare::{ConflictDeclare, conflict_declare};
pub use conflict_lift::conflict_lift;
pub use conflict_pin::{ConflictPin, conflict_pin};
pub use judge_attest::judge_attest;
pub use judges_assign::{Assigned, JudgesAssign, judges_assign};
pub use model::{Content, Scope, Standing};
pub use panel_chair_set::panel_chair_set;
pub use panel_judge_add::{JudgeRef, PanelJudgeAdd, panel_judge_add};
pub use panel_judge_remove::panel_judge_remove;
pub use ranking_compute::ranking_compute;
pub use review_save::review_save;
pub use review_send::review_send;
pub use stage_decide::{StageDecide, stage_decide};
pub use state::{AwardState, ConflictKind, ConflictSource, ReviewState, StageOutcome};
pub use winners_pick::{Winner, winners_pick};
