//! The tables of messages.

pub mod message;
