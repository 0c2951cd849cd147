//! The tables of organisations.

pub mod api_client;
pub mod membership;
pub mod organisation;
