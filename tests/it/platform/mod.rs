//! The program itself: schema, limits, health, stopping.

mod faults;
mod first_command;
mod http;
mod permissions;
mod schema;
