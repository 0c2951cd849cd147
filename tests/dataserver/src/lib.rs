//! A reference data server: keeps a partner's files, takes pushes of grants from Intercity, and serves whoever shows
//! a grant token. It asks Intercity for nothing but the keys and the list of what was revoked.
//!
//! It fails closed: without keys, without a fresh list, or without having been told of a grant, nobody is served.

mod control;
mod fault;
mod files;
mod grants;
mod issuer;
mod push;
mod server;
mod verify;

pub use control::{Control, Mood};
pub use server::{Config, Running, start};
