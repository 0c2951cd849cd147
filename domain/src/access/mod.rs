//! Access.

pub mod entity;
mod state;

pub use state::{DecisionKind, EffectKind, EffectState, GrantState, RequestState};
