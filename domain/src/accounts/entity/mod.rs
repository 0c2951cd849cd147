//! The tables of accounts.

pub mod email_token;
pub mod person;
pub mod refresh_token;
pub mod session;
pub mod signing_key;
pub mod throttle;
