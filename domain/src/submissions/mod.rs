//! A team answers a challenge with a submission: a draft that people write together, frozen into versions.
//!
//! `draft → submitted → withdrawn`. Every submission of the form freezes a numbered version that nothing
//! changes any more, and is answered with a signed receipt. Until the deadline a team may open a revision
//! (`editing`); the version that was sent stays valid until the next one is. Drafts belong to the team
//! alone; everybody else reads versions.

pub mod canonical;
pub mod entity;
pub mod policy;
mod state;
pub mod team;

pub use state::{SubmissionState, TeamMemberState, TeamState};
pub use team::{is_member, member_person_ids, member_person_ids_of, team_of, teams_of_person};
