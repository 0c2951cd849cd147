//! Runs a worker: its options, and what goes on beside its loop.

use std::time::Instant;

use intercity_domain::kernel::queue;
use intercity_domain::kernel::{Context, Result};
use tokio::sync::mpsc::UnboundedSender;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::work::Work;
use crate::{Doors, Pulse, schedules};

/// For how long a job is held without a heartbeat. After a kill its jobs run again when this is over.
const LEASE_MS: i64 = 4_000;

/// How the worker runs.
#[derive(Clone, Debug)]
pub struct Options {
    /// Return when there is nothing more to do.
    pub until_idle: bool,
    /// How many jobs of a kind at once at most; a kind may have a lower bound of its own.
    pub concurrency: u32,
    /// Whether short kinds may be taken ahead of their turn.
    pub ahead: bool,
    /// For how long a job is held without a heartbeat, in milliseconds.
    pub lease_ms: i64,
    /// Cancelled when the program is to stop.
    pub shutdown: CancellationToken,
    /// Beats with every successful look into the queue.
    pub pulse: Pulse,
    /// Told the kind of every job that begins, for measurements.
    pub begun: Option<UnboundedSender<(&'static str, Instant)>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            until_idle: false,
            concurrency: 10,
            ahead: true,
            lease_ms: LEASE_MS,
            shutdown: CancellationToken::new(),
            pulse: Pulse::default(),
            begun: None,
        }
    }
}

/// Works until told to stop, or until idle. Errors of jobs and of the database are survived.
///
/// # Errors
/// With `until_idle`, when the database fails.
pub async fn run(ctx: Context, doors: Doors, options: Options) -> Result<()> {
    let mut beside = JoinSet::new();
    if options.until_idle {
        Box::pin(schedules::fire_all(&ctx)).await?;
    } else {
        let context = ctx.clone();
        beside.spawn(async move { schedules::keep(&context).await });
        let context = ctx.clone();
        beside.spawn(async move { queue::listen(&context.db, &context.wake).await });
    }
    let outcome = Box::pin(Work::new(ctx, doors, options).run()).await;
    beside.shutdown().await;
    outcome
}

/// Works until nothing is due and nothing runs; for tests and scripts.
///
/// # Errors
/// When the database fails.
pub async fn run_until_idle(ctx: &Context, doors: &Doors) -> Result<()> {
    run(ctx.clone(), doors.clone(), Options { until_idle: true, ..Options::default() }).await
}
