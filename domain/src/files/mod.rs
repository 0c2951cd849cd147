//! Files.

pub mod entity;
mod state;

pub use state::FileState;
