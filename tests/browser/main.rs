//! Journeys through the pages in a real browser.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods)] // tests may look at the environment

mod accessible;
mod driver;
mod everywhere;
mod explorer;
mod hand;
mod journey;
mod upload;
