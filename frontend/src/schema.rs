//! The GraphQL schema as Rust types, for typed queries; generated from `api/schema.graphql`.

// What `use_schema` generates for unused fields cannot be documented or used.
#![allow(missing_docs, dead_code, non_camel_case_types, clippy::all)]

#[cynic::schema("intercity")]
mod generated {}

pub use generated::*;

cynic::impl_scalar!(chrono::DateTime<chrono::Utc>, generated::DateTime);
