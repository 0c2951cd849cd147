//! Asks other people's servers over HTTP, and only those that lie in the public network.

mod address;
mod breaker;
mod client;

pub use client::{Allowed, HttpOutside, Names};
