//! Stored files: bytes that came in through a signed URL of ours and leave through another.
//!
//! A file belongs to a thing of another feature (`owner_kind`, `owner_id`); that feature decides who may put
//! or read it and only then asks for a URL. States: `pending` (a URL was given out) → `uploaded` (the bytes lie
//! in the store, counted and hashed) → `clean` or `rejected` (the worker looked inside). Only clean files leave.
//! Bytes are written once: a file that has been uploaded cannot be put again.

mod begin;
pub mod entity;
mod finish;
mod model;
mod open;
mod policy;
mod queries;
mod read;
mod receive;
mod rules;
mod scan;
mod sign;
mod state;
mod store;
mod use_check;

pub use begin::begin_upload;
pub use entity::stored_file::Model as StoredFile;
pub use finish::finish;
pub use model::{Bearing, Direction, SignedUrl};
pub use open::{S3, open};
pub use policy::matrix;
pub use queries::{find, find_all};
pub use read::{Body, read, readable};
pub use receive::receive;
pub use rules::{ACCEPTED, clean_name, media_type_for};
pub use scan::scan;
pub use sign::{signed_download_url, signed_upload_url, verify};
pub use state::FileState;
pub use use_check::{CHECK_EVERY, UseCheck};
