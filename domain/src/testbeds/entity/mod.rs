//! The tables of testbeds.

pub mod testbed;
