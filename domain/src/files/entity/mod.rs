//! The tables of files.

pub mod stored_file;
