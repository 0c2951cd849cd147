//! The background worker: claims jobs and carries out their effects; the logic stays in the domain's commands.

mod doors;
mod ends;
mod figures;
mod handlers;
mod lanes;
pub mod mail;
mod one;
mod outside;
mod probe;
mod pulse;
mod run;
mod schedules;
mod work;

pub use doors::Doors;
pub use outside::{Allowed, HttpOutside, Names};
pub use probe::HttpProbe;
pub use pulse::Pulse;
pub use run::{Options, run, run_until_idle};
