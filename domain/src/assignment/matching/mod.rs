//! The algorithm that assigns winners to testbed places, and everything that makes it checkable.
//!
//! Innovator-proposing deferred acceptance (Gale and Shapley) in which each city is one choice function over its
//! sites. Pure: no database, no clock, no chance. The same input always gives the same bytes.
//!
//! - [`Input`] says who wants what, who comes first where, and how many places there are;
//! - [`check`] refuses what cannot be promised;
//! - [`assign`] gives a [`Certificate`];
//! - [`verify`] checks a certificate without running the algorithm;
//! - [`why`] explains one result to the one it concerns.

mod admission;
mod certificate;
mod check;
mod engine;
mod explain;
mod input;
mod limits;
mod run;
mod verify;

#[cfg(test)]
mod generator;
#[cfg(test)]
mod known_answers;
#[cfg(test)]
mod laws;

pub use certificate::{
    ALGORITHM, Certificate, Claim, ClaimCause, Export, FORMAT, Fill, LimitKind, PlacedBy, Placement,
};
pub use check::check;
pub use explain::{Cause, Explanation, WhyNot, explain, why, why_not};
pub use input::{Ban, Cap, City, Condition, Hold, HoldKind, Ineligible, Input, OrderBasis, Site, Winner};
pub use run::assign;
pub use verify::{Finding, verify, verify_export};
