//! The web pages over HTTP, as a browser without scripts asks for them, on the demonstration.

mod demonstration;
mod profiles;
mod reachable;
pub mod reader;
