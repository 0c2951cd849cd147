//! Data hosts: servers of partners and cities on which their datasets stay while Intercity decides who may read.
//!
//! A host belongs to a verified partner or city. Grants are pushed to its grant address, tokens are made for its
//! audience, and the end of access is proved at its probe path (feature `access`). A host is `active` until it is
//! `retired`; a retired one gets no new grants, while the end of those that it holds is still pushed and proved.

mod contact;
mod create;
pub mod entity;
mod model;
pub mod policy;
pub mod queries;
mod retire;
mod rules;
mod state;
mod store;
mod update;

pub use contact::{answered, unanswered};
pub use create::{Create, create};
pub use entity::data_host::Model as DataHost;
pub use model::Profile;
pub use policy::{Action, Relation, decide, matrix, relation};
pub use queries::{Filter, by_ids, find, get, keepers, list, of_dataset};
pub use retire::retire;
pub use state::HostState;
pub use store::put_dataset;
pub use update::{Update, update};
