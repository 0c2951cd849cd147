//! The tables of hosts.

pub mod data_host;
pub mod dataset_host;
