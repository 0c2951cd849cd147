//! The program itself: schema, limits, health, stopping.

mod http;
mod schema;
