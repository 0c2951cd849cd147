//! How the queue stands: kinds, workers, schedules.

use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};
use intercity_domain::kernel::queue::figures::{Breaker, Living};
use intercity_domain::kernel::queue::standing::{KindStanding, standing};
use intercity_domain::kernel::queue::{kind, schedule};

use crate::graphql::{Caller, Fault};

/// The queue as a whole.
#[derive(SimpleObject)]
pub struct Queue {
    /// Whether no worker has looked into the queue without an error for longer than the setting allows.
    alarming: bool,
    /// Seconds since any worker last did; absent when none ever did.
    since_success_seconds: Option<f64>,
    /// Every kind of job.
    kinds: Vec<JobKind>,
    /// Workers that were seen within the last minute.
    workers: Vec<Worker>,
    /// What happens by the clock.
    schedules: Vec<Schedule>,
}

/// A kind of job.
#[derive(SimpleObject)]
pub struct JobKind {
    /// Its name.
    name: String,
    /// How many at once in one worker.
    concurrency: Option<u32>,
    /// How many are begun a second in one worker at most; without a bound when absent.
    per_second: Option<u32>,
    /// After so many seconds a try counts as failed.
    limit_seconds: Option<u64>,
    /// Tries before it is a dead letter; it never becomes one when absent.
    tries: Option<i32>,
    /// Whether it goes before everything that is not urgent.
    urgent: bool,
    /// How many wait.
    waiting: i64,
    /// How many are under a lease.
    running: i64,
    /// How many are dead letters.
    dead: i64,
    /// Seconds for which the oldest due one has waited.
    oldest_seconds: f64,
    /// How many succeeded so far; a whole number that may outgrow an `Int`.
    done: f64,
    /// How many tries failed so far; a whole number that may outgrow an `Int`.
    failed: f64,
    /// Seconds that a try takes on average.
    mean_seconds: Option<f64>,
    /// When the last one succeeded.
    last_done_at: Option<DateTime<Utc>>,
    /// When the last try failed.
    last_failed_at: Option<DateTime<Utc>>,
}

/// A worker.
#[derive(SimpleObject)]
pub struct Worker {
    /// Its name, as on its leases.
    name: String,
    /// When it began.
    started_at: Option<DateTime<Utc>>,
    /// When it last said that it lives.
    seen_at: Option<DateTime<Utc>>,
    /// When it last looked into the queue without an error.
    success_at: Option<DateTime<Utc>>,
    /// How many jobs it held then.
    running: i32,
    /// Hosts of others that it leaves alone because they failed.
    breakers: Vec<CircuitBreaker>,
}

/// A host that failed several times in a row.
#[derive(SimpleObject)]
pub struct CircuitBreaker {
    /// The host, with its port.
    host: String,
    /// Failures in a row.
    failures: u32,
    /// Whether it is left alone now; otherwise one request is trying it.
    open: bool,
    /// For how many seconds more.
    seconds: u64,
}

/// Work that is queued by the clock.
#[derive(SimpleObject)]
pub struct Schedule {
    /// Its name, the kind of job that it queues.
    name: String,
    /// When it fires next.
    next_at: Option<DateTime<Utc>>,
    /// When it fired last.
    last_at: Option<DateTime<Utc>>,
    /// When the work of a firing last ended.
    ended_at: Option<DateTime<Utc>>,
    /// Why that failed, if it did.
    error: Option<String>,
    /// How often it fired.
    fired: i64,
}

/// How the queue stands.
pub async fn queue(caller: &Caller) -> Result<Queue, Fault> {
    let found = standing(&caller.context, &caller.viewer).await?;
    Ok(Queue {
        alarming: found.alarming,
        since_success_seconds: found.since_success_ms.map(seconds),
        kinds: found.kinds.into_iter().map(of_kind).collect(),
        workers: found.workers.into_iter().map(of_worker).collect(),
        schedules: found.schedules.into_iter().map(of_schedule).collect(),
    })
}

#[allow(clippy::cast_precision_loss)] // milliseconds of a few years fit
fn seconds(ms: i64) -> f64 {
    ms as f64 / 1000.0
}

#[allow(clippy::cast_precision_loss)] // exact up to nine quadrillions
fn count(number: i64) -> f64 {
    number as f64
}

fn at(ms: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(ms)
}

fn of_kind(KindStanding { depth, figure }: KindStanding) -> JobKind {
    let settings = kind(&depth.kind);
    let runs = figure.done + figure.failed;
    JobKind {
        concurrency: settings.map(|kind| kind.concurrency),
        per_second: settings.and_then(|kind| kind.per_second),
        limit_seconds: settings.map(|kind| kind.limit_seconds),
        tries: settings.and_then(|kind| kind.tries),
        urgent: settings.is_some_and(|kind| kind.urgent),
        name: depth.kind,
        waiting: depth.waiting,
        running: depth.running,
        dead: depth.dead,
        oldest_seconds: seconds(depth.oldest_ms),
        done: count(figure.done),
        failed: count(figure.failed),
        mean_seconds: (runs > 0).then(|| seconds(figure.took_ms / runs)),
        last_done_at: figure.last_done_at.and_then(at),
        last_failed_at: figure.last_failed_at.and_then(at),
    }
}

fn of_worker(worker: Living) -> Worker {
    let breaker = |Breaker { host, failures, open, seconds }| CircuitBreaker { host, failures, open, seconds };
    Worker {
        name: worker.name,
        started_at: at(worker.started_at),
        seen_at: at(worker.seen_at),
        success_at: at(worker.success_at),
        running: worker.running,
        breakers: worker.breakers.into_iter().map(breaker).collect(),
    }
}

fn of_schedule(row: schedule::Standing) -> Schedule {
    Schedule {
        name: row.name,
        next_at: at(row.next_at),
        last_at: row.last_at.and_then(at),
        ended_at: row.ended_at.and_then(at),
        error: row.error,
        fired: row.fired,
    }
}
