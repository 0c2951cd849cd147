//! Pilots.

pub mod entity;
mod state;

pub use state::PilotState;
