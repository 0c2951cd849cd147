//! Stored files: bytes that came in through a signed URL of ours and leave through another.
//!
//! A file belongs to a thing of another feature (`owner_kind`, `owner_id`); that feature decides who may put
//! or read it and only then asks for a URL. States: `pending` (a URL was given out) → `uploaded` (the bytes lie
//! in the store, counted and hashed) → `clean` or `rejected` (the worker looked inside). Only clean files leave.
//! Bytes are written once: a file that has been uploaded cannot be put again. They come whole (`receive`) or in
//! pieces (`append`), which the worker puts together (`assemble`); what is given up is swept and tidied away.

mod append;
mod arrive;
mod assemble;
mod begin;
mod checksum;
pub mod entity;
mod finish;
mod give_up;
mod model;
mod open;
mod policy;
mod queries;
mod quota;
mod quota_set;
mod read;
mod receive;
mod redirect;
mod resumable;
mod rules;
mod scan;
mod sign;
mod sink;
mod state;
mod store;
mod tidy;
mod use_check;

pub use append::{Append, append};
pub use assemble::assemble;
pub use begin::{Begun, NewUpload, begin_upload};
pub use checksum::Checksum;
pub use entity::stored_file::Model as StoredFile;
pub use finish::finish;
pub use give_up::{cancel, discard_file, enqueue_due, sweep};
pub use model::{Bearing, Direction, SignedUrl};
pub use open::{S3, open, open_signer};
pub use policy::matrix;
pub use queries::{find, find_all};
pub use quota::{Usage, storage};
pub use quota_set::quota_set;
pub use read::{Body, read, readable};
pub use receive::receive;
pub use redirect::{longest_redirect, redirect};
pub use resumable::{Progress, declare, look, progress};
pub use rules::{ACCEPTED, clean_name, media_type_for};
pub use scan::scan;
pub use sign::{signed_download_url, signed_rehearsal_url, signed_resumable_url, signed_upload_url, verify};
pub use state::FileState;
pub use tidy::tidy;
pub use use_check::{CHECK_EVERY, UseCheck};
