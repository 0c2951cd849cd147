//! The mutations of these pages.

mod draft;
pub mod parts;
mod team;

pub use draft::{begin, reopen, save, submit, withdraw};
pub use team::{accept, create, decline, hand_over, invite, leave, remove, rename};
