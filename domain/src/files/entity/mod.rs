//! The tables of files.

pub mod storage_quota;
pub mod stored_file;
pub mod upload_piece;
