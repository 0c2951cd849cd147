//! A challenge: a shared core that one organisation leads, and a host brief for every city that takes part.
//!
//! Decided states: `draft → in_review → published → decided → archived`, and `cancelled` from any state before
//! `archived`. Of a published challenge the [`Phase`] follows from the clock. Published only when every host city
//! approved its own brief; the rubric is frozen when it opens; outcomes are visible only once announced.

pub mod entity;
mod form;
mod model;
pub mod policy;
pub mod queries;
mod state;

pub use form::{Audience, Choice, Column, ColumnKind, Condition, Eligibility, FormDefinition, Question, QuestionKind};
pub use model::{Anchor, DecidingFigure, FULL_WEIGHT, MAX_HALF_POINTS, Phase, Rules, Standing, TieRule, phase};
pub use queries::{find, standing};
pub use state::{BriefState, ChallengeState, StageKind};
