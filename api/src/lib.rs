//! The GraphQL API, sign-in, files and everything else that is reached over HTTP.

#![recursion_limit = "512"] // the merged resolvers nest one future a feature

pub mod access;
pub mod accounts;
pub mod assignment;
pub mod auth;
pub mod catalogue;
pub mod challenges;
pub mod commands;
pub mod config;
pub mod data_requests;
pub mod datasets;
pub mod demo;
pub mod edge;
pub mod files;
pub mod graphql;
pub mod harvest;
pub mod hosts;
pub mod http;
pub mod jobs;
pub mod judging;
pub mod messages;
pub mod metrics;
pub mod organisations;
pub mod pages;
pub mod pilots;
pub mod profiles;
pub mod reads;
pub mod schema;
pub mod submissions;
pub mod testbeds;
