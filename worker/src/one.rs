//! One job under its lease: heartbeat, time limit, panics caught, and how it ends.

use std::any::Any;
use std::error::Error as _;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt;
use intercity_domain::kernel::queue::{self, Claimed, backoff_ms};
use intercity_domain::kernel::{Context, Error, Result};
use tokio_util::sync::CancellationToken;

use crate::{Doors, handlers};

/// How long a job may go on after shutdown was asked for, before it is handed back.
const GRACE: Duration = Duration::from_secs(3);

/// Carries out one job and writes down how it ended. Nothing of it reaches the caller but the end.
pub async fn carry(ctx: Context, doors: Doors, job: Claimed, lease_ms: i64, shutdown: CancellationToken) {
    let work = AssertUnwindSafe(Box::pin(handlers::handle(&ctx, &doors, &job))).catch_unwind();
    let limit = handlers::time_limit(&job.kind);
    let ended = tokio::select! {
        outcome = tokio::time::timeout(limit, work) => match outcome {
            Ok(Ok(Ok(()))) => queue::finish(&ctx.db, &job).await,
            Ok(Ok(Err(error))) => fail(&ctx, &job, &described(&error)).await,
            Ok(Err(panic)) => fail(&ctx, &job, &format!("panicked: {}", said(panic.as_ref()))).await,
            Err(_elapsed) => fail(&ctx, &job, &format!("took longer than {} s", limit.as_secs())).await,
        },
        () = lost(&ctx, &job, lease_ms) => Ok(false),
        () = told_to_stop(&shutdown) => queue::hand_back(&ctx.db, &job).await,
    };
    match ended {
        Ok(true) => tracing::debug!(job = %job.id, kind = job.kind, "job ended"),
        Ok(false) => {
            tracing::warn!(job = %job.id, kind = job.kind, "the lease of a job was lost; its result is ignored")
        }
        Err(error) => {
            tracing::error!(job = %job.id, kind = job.kind, %error, "the end of a job could not be noted; its lease will run out")
        }
    }
    ctx.wake.wake();
}

async fn fail(ctx: &Context, job: &Claimed, error: &str) -> Result<bool> {
    tracing::warn!(job = %job.id, kind = job.kind, attempts = job.attempts, error, "job failed");
    let mut chance = [0_u8; 4];
    ctx.random.fill(&mut chance);
    queue::fail(&ctx.db, job, error, backoff_ms(job.attempts, u32::from_le_bytes(chance))).await
}

/// Beats at a third of the lease; returns when the lease is lost.
async fn lost(ctx: &Context, job: &Claimed, lease_ms: i64) {
    let third = Duration::from_millis(u64::try_from(lease_ms / 3).unwrap_or(1000));
    loop {
        tokio::time::sleep(third).await;
        match queue::extend(&ctx.db, job, lease_ms).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => tracing::warn!(job = %job.id, %error, "a heartbeat failed; again soon"),
        }
    }
}

async fn told_to_stop(shutdown: &CancellationToken) {
    shutdown.cancelled().await;
    tokio::time::sleep(GRACE).await;
}

fn described(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

fn said(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("without words")
}
