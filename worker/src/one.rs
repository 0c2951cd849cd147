//! One try of one job: time limit, panics caught, and how it ended.

use std::any::Any;
use std::error::Error as _;
use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use intercity_domain::kernel::queue::{Claimed, Kind, Lease, schedule};
use intercity_domain::kernel::{Context, Error, crash};

use crate::{Doors, handlers};

/// How a try ended.
#[derive(Debug)]
pub struct Ended {
    /// The lease under which it ran.
    pub lease: Lease,
    /// Tries so far.
    pub attempts: i32,
    /// How long it took.
    pub took: Duration,
    /// Why it failed; nothing when it did not.
    pub error: Option<String>,
}

/// Carries out a job. Nothing of it reaches the caller but how it ended.
pub async fn carry(ctx: &Context, doors: &Doors, kind: &Kind, job: &Claimed) -> Ended {
    let begun = Instant::now();
    crash::point("job.before_effect");
    let work = AssertUnwindSafe(Box::pin(handlers::handle(ctx, doors, job))).catch_unwind();
    let error = match tokio::time::timeout(kind.limit(), work).await {
        Ok(Ok(Ok(()))) => None,
        Ok(Ok(Err(error))) => Some(described(&error)),
        Ok(Err(panic)) => Some(format!("panicked: {}", said(panic.as_ref()))),
        Err(_elapsed) => Some(format!("took longer than {} s", kind.limit_seconds)),
    };
    crash::point("job.after_effect");
    if let Some(schedule) = job.payload.get("schedule").and_then(|name| name.as_str())
        && let Err(error) = schedule::ended(ctx, schedule, error.as_deref()).await
    {
        tracing::warn!(%error, schedule, "the outcome of a schedule could not be noted");
    }
    Ended { lease: job.lease, attempts: job.attempts, took: begun.elapsed(), error }
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
