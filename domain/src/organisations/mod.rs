//! Organisations: cities, partners and innovators, who belongs to them, and their programs.
//!
//! A city or partner applies and counts for others once a platform administrator verified it; an innovator
//! counts at once. Members hold duties. An organisation never loses its last owner. API clients act for an
//! organisation within their scopes until they are revoked, which is asked at every use.

mod client_create;
mod client_revoke;
pub mod client_sign_in;
mod create;
pub mod entity;
mod member_add;
mod member_end;
mod model;
pub mod policy;
mod queries;
pub mod scopes;
mod state;
mod store;
mod verify;

pub use client_create::{ClientCreate, CreatedClient, client_create};
pub use client_revoke::client_revoke;
pub use create::{Create, create};
pub use member_add::{MemberAdd, member_add};
pub use member_end::member_end;
pub use model::slug;
pub use queries::{Listing, by_ids, by_slug, clients, find, get, list, members, of_person};
pub use state::{Duty, OrganisationKind};
pub use verify::verify;
