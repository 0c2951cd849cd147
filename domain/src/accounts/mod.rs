//! Accounts: people, how they sign in, their sessions, and the keys that sign tokens.

pub mod entity;
pub mod keys;
mod state;
mod viewer;

pub use state::{EmailTokenPurpose, PlatformRole};
pub use viewer::viewer_of;
