//! What judging decides by calculation alone: no database, no clock, no network.

mod additive;
pub mod assign;
pub mod conflict;
mod flow;
pub mod lottery;
pub mod ranking;
pub mod score;
mod talk;

pub use talk::Talk;
