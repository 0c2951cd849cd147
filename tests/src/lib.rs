//! What the black-box tests stand on: throw-away databases, an S3 server, and the running program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods)] // tests may look at the wall clock and the environment

mod app;
mod contents;
mod graphql;
mod postgres;
mod s3;
mod socket;

pub use app::{App, Database, Files, Options, Worker, eventually, program};
pub use contents::Contents;
pub use graphql::{Answer, Session, http_client};
pub use postgres::Cluster;
pub use s3::{Lies, S3Server};
pub use socket::{Heard, Socket};
