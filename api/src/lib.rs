//! The GraphQL API, sign-in, files and everything else that is reached over HTTP.

pub mod config;
pub mod edge;
pub mod graphql;
pub mod http;
pub mod pages;
pub mod schema;
