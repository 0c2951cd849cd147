//! The tables of pilots.

pub mod pilot;
