//! Which winner goes to which testbed: preferences, priorities, rounds, matches and their confirmation.
//!
//! Winners rank testbeds, cities rank winners, a human may pin or forbid a pair. A **round** runs the algorithm in
//! [`matching`]: dry ones change nothing else, real ones propose a **match** for each placed winner, which both sides
//! confirm within a deadline. Who confirmed is not moved by a later round. Invariant: a winner has at most one match
//! that is proposed or confirmed.

pub mod entity;
pub mod matching;
mod state;

pub use state::{ConstraintKind, MatchState};
