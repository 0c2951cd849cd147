//! The job queue: our own table, enqueued in the transaction that causes the job.
//!
//! Claimed with a lease and an epoch, kept alive by a heartbeat, retried with backoff, dead letters visible.
//! All instants of the queue are milliseconds of the database's clock.

pub mod admin;
mod backoff;
mod claim;
mod enqueue;
mod finish;
mod job;
mod listen;
mod load;
pub mod row;
mod wake;

pub use backoff::backoff_ms;
pub use claim::{Claimed, claim, reap};
pub use enqueue::enqueue;
pub use finish::{extend, fail, finish, hand_back, purge};
pub use job::Job;
pub use listen::listen;
pub use load::{Load, load};
pub use wake::Wake;
