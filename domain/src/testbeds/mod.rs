//! A testbed: a real site that a city or partner runs, with what it offers, what it asks for, and its places.
//!
//! It belongs to a city, whose staff or whose operator describes it, and everybody may read about it. A place is
//! one unit of its capacity.

mod create;
pub mod entity;
mod model;
pub mod policy;
pub mod queries;
pub mod rules;
mod store;
mod update;

pub use create::{Create, create};
pub use model::Profile;
pub use queries::{Filter, by_ids, by_slug, find, list};
pub use update::{Update, update};
