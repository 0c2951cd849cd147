//! The job queue: our own table, enqueued in the transaction that causes the job.
//!
//! Claimed with a lease and an epoch, kept alive by a heartbeat, retried with backoff, dead letters visible.
//! All instants of the queue are milliseconds of the database's clock.

mod enqueue;
mod job;
mod wake;

pub use enqueue::enqueue;
pub use job::Job;
pub use wake::Wake;
