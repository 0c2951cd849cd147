//! The loop of the worker: claims what is due, woken by commits and notifications, with a poll behind them.

use std::time::Duration;

use intercity_domain::kernel::queue::{self, Claimed};
use intercity_domain::kernel::{Context, Result};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{Doors, Pulse, one, schedules};

/// How often the queue is looked at when nobody rings.
const POLL: Duration = Duration::from_secs(1);

/// A retry due within this time is waited for before the queue counts as idle.
const HORIZON_MS: i64 = 15_000;

/// How the worker runs.
#[derive(Clone, Debug)]
pub struct Options {
    /// Return when there is nothing more to do.
    pub until_idle: bool,
    /// How many jobs at once.
    pub concurrency: u32,
    /// For how long a job is held without a heartbeat.
    pub lease_ms: i64,
    /// Cancelled when the program is to stop.
    pub shutdown: CancellationToken,
    /// Beats with every successful look into the queue.
    pub pulse: Pulse,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            until_idle: false,
            concurrency: 4,
            lease_ms: 10_000,
            shutdown: CancellationToken::new(),
            pulse: Pulse::default(),
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
        Box::pin(schedules::look(&ctx)).await?;
    } else {
        let context = ctx.clone();
        beside.spawn(async move { schedules::keep(&context).await });
        let context = ctx.clone();
        beside.spawn(async move { queue::listen(&context.db, &context.wake).await });
    }
    let outcome = Box::pin(work(&ctx, &doors, &options, &mut beside)).await;
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

async fn work(ctx: &Context, doors: &Doors, options: &Options, beside: &mut JoinSet<()>) -> Result<()> {
    let owner = owner(ctx);
    let mut tasks = JoinSet::new();
    while !options.shutdown.is_cancelled() {
        while tasks.try_join_next().is_some() {}
        revive(ctx, options, beside);
        let free = options.concurrency.saturating_sub(u32::try_from(tasks.len()).unwrap_or(u32::MAX));
        match look(ctx, options, &owner, free).await {
            Ok(jobs) => {
                let full = jobs.len() == free as usize && free > 0;
                for job in jobs {
                    let stop = options.shutdown.clone();
                    tasks.spawn(one::carry(ctx.clone(), doors.clone(), job, options.lease_ms, stop));
                }
                if full {
                    continue;
                }
            }
            Err(error) if options.until_idle => return Err(error),
            Err(error) => tracing::warn!(%error, "the worker could not look into the queue; again soon"),
        }
        if options.until_idle && tasks.is_empty() && queue::load(&ctx.db, HORIZON_MS).await?.is_idle() {
            break;
        }
        tokio::select! {
            () = ctx.wake.woken() => {}
            () = tokio::time::sleep(if options.until_idle { POLL / 5 } else { POLL }) => {}
            Some(_) = tasks.join_next() => {}
            () = options.shutdown.cancelled() => {}
        }
    }
    // What runs ends or is handed back within its grace.
    while tasks.join_next().await.is_some() {}
    Ok(())
}

async fn look(ctx: &Context, options: &Options, owner: &str, free: u32) -> Result<Vec<Claimed>> {
    let jobs = match free {
        0 => Vec::new(),
        free => queue::claim(&ctx.db, owner, options.lease_ms, free).await?,
    };
    options.pulse.beat();
    Ok(jobs)
}

/// Begins again what ended beside the loop although it should run for ever.
fn revive(ctx: &Context, options: &Options, beside: &mut JoinSet<()>) {
    if options.until_idle {
        return;
    }
    let mut ended = false;
    while let Some(outcome) = beside.try_join_next() {
        ended = true;
        if let Err(error) = outcome {
            tracing::error!(%error, "a loop of the worker ended; it is begun again");
        }
    }
    if ended {
        // Beginning both again is harmless: they only queue under unique keys and ring.
        beside.abort_all();
        let context = ctx.clone();
        beside.spawn(async move { schedules::keep(&context).await });
        let context = ctx.clone();
        beside.spawn(async move { queue::listen(&context.db, &context.wake).await });
    }
}

/// Names this worker on its leases, for people who read the table.
fn owner(ctx: &Context) -> String {
    let mut random = [0_u8; 16];
    ctx.random.fill(&mut random);
    format!("{}:{}", std::process::id(), Uuid::from_bytes(random).simple())
}
