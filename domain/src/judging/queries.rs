//! Reads of judging. Each begins from what the viewer is to the stage and from their conflicts.

mod assignments;
mod outcomes;
mod overview;
mod panel;
mod ranking;
mod scope;

pub use assignments::{
    AssignmentView, ReviewView, SubmissionView, assignment, file_url, judge_queue, may_read_submission, own_assignment,
    reviews_of, submission_of,
};
pub use outcomes::{
    ResultView, announcement_of, award_of_submission, awards, find_award, results_of_stage, results_of_submission,
    winners,
};
pub use overview::{
    barred_of_stage, organisation_names, person_names, sits_on_a_panel, stage_ids, stages_of_viewer, submissions_by_id,
};
pub(super) use panel::rows as panel_rows;
pub use panel::{Progress, active_conflicts, conflicts, panel, progress, teams_ties};
pub use ranking::{current_input, latest, latest_row, view as ranking};
pub use scope::{
    barred, barred_anywhere, barred_submissions, judge_relation, last_stage, participants, relation, relation_to,
    scope, team_relation,
};
