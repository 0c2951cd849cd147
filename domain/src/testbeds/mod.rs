//! Testbeds.

pub mod entity;
