//! Messages.

pub mod entity;
