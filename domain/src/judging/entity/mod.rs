//! The tables of judging.

pub mod announcement;
pub mod award;
pub mod conflict;
pub mod judge_assignment;
pub mod panel_judge;
pub mod ranking;
pub mod review;
pub mod score;
pub mod stage_result;
