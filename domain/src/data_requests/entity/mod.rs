//! The tables of requests for data that is not listed.

pub mod data_request;
