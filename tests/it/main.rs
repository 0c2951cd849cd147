//! Black-box tests of the running program, one folder a feature.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods)]

mod catalogue;
mod ends;
mod faults;
mod files;
mod grants;
mod harvest;
mod jobs;
mod journey;
mod kernel;
mod pages;
mod platform;
mod requests;
mod submissions;
