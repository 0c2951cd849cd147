//! A pilot: a winner tries the solution at a testbed.
//!
//! `planned → preparing → live → finished`, or `never_deployed` with a reason, which is a normal end. A pilot is
//! made in the transaction in which both sides of a match have confirmed; there is exactly one for each such match.
//! Pilots are public.

mod advance;
pub mod entity;
mod plan;
pub mod policy;
pub mod queries;
pub mod rules;
mod state;
mod store;

pub use advance::{
    PilotFinish, PilotNeverDeploy, PilotPrepare, PilotStart, pilot_finish, pilot_never_deploy, pilot_prepare,
    pilot_start,
};
pub use plan::on_match_confirmed;
pub use state::PilotState;
