//! The GraphQL API, sign-in, files and everything else that is reached over HTTP.

pub mod accounts;
pub mod assignment;
pub mod auth;
pub mod access;
pub mod challenges;
pub mod commands;
pub mod config;
pub mod datasets;
pub mod edge;
pub mod files;
pub mod graphql;
pub mod http;
pub mod judging;
pub mod jobs;
pub mod messages;
pub mod organisations;
pub mod pages;
pub mod pilots;
pub mod schema;
pub mod submissions;
pub mod testbeds;
