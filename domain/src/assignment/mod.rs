//! Which winner goes to which testbed: preferences, priorities, rounds, matches and their confirmation.
//!
//! Winners rank testbeds, cities rank winners, a human may pin or forbid a pair. A **round** runs the algorithm in
//! [`matching`]: dry ones change nothing else, real ones propose a **match** for each placed winner, which both sides
//! confirm within a deadline. Who confirmed is not moved by a later round. Invariant: a winner has at most one match
//! that is proposed or confirmed.

mod city_priorities_set;
mod constraint_add;
mod constraint_lift;
pub mod entity;
mod load;
mod match_confirm;
mod match_decline;
pub mod matching;
mod model;
pub mod policy;
mod preferences_set;
pub mod queries;
mod round_run;
pub mod rules;
mod state;
mod store;

pub use city_priorities_set::{CityPrioritiesSet, city_priorities_set};
pub use constraint_add::{ConstraintAdd, constraint_add};
pub use constraint_lift::constraint_lift;
pub use match_confirm::match_confirm;
pub use match_decline::{MatchDecline, match_decline};
pub use model::{Entrant, Host, Offer, Situation};
pub use preferences_set::{PreferencesSet, preferences_set};
pub use round_run::{RoundRun, round_run};
pub use state::{ConstraintKind, MatchState};
pub use store::Side;
