//! The program itself: schema, limits, health, stopping.

mod faults;
mod http;
mod permissions;
mod schema;
