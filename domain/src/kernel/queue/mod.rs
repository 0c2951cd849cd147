//! The job queue: our own table, enqueued in the transaction that causes the job.
//!
//! Claimed with a lease and an epoch, kept alive by a heartbeat, retried with backoff, removed when done, dead letters
//! visible.
//! All instants of the queue are milliseconds of the database's clock.

pub mod admin;
mod backoff;
mod claim;
mod enqueue;
pub mod figures;
mod finish;
mod job;
mod kinds;
pub mod letters;
mod listen;
mod load;
pub mod row;
pub mod schedule;
pub mod standing;
mod wake;

pub use backoff::backoff_ms;
pub use claim::{Claimed, Lease, Want, claim, reap};
pub use enqueue::{announce, enqueue};
pub use finish::{extend, fail, finish, hand_back};
pub use job::Job;
pub use kinds::{KINDS, Kind, Owner, kind};
pub use listen::listen;
pub use load::{Load, load};
pub use wake::Wake;
