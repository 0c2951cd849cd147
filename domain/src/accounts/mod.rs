//! Accounts.

pub mod entity;
mod state;

pub use state::{EmailTokenPurpose, PlatformRole};
