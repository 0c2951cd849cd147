//! The program itself: schema, limits, health, stopping.

mod http;
mod permissions;
mod schema;
