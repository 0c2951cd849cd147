//! What Intercity knows and decides: entities, rules, permissions, commands and queries.
//!
//! Features, lower ones never import higher ones: accounts, organisations, files, testbeds, hosts, datasets,
//! profiles, harvest, challenges, submissions, judging, assignment, pilots, access, data requests, messages. All stand on [`kernel`].

pub mod access;
pub mod accounts;
pub mod assignment;
pub mod bars;
pub mod catalogue;
pub mod challenges;
pub mod data_requests;
pub mod datasets;
pub mod files;
pub mod harvest;
pub mod holdings;
pub mod hosts;
pub mod judging;
pub mod kernel;
pub mod messages;
pub mod organisations;
mod permissions;
pub mod pilots;
pub mod profiles;
pub mod reactions;
pub mod reconcile;
pub mod submissions;
pub mod testbeds;

pub use kernel::{Context, Error, Result, Viewer};
pub use permissions::permissions;
