//! What happens by the clock. Each look queues jobs under unique keys, so that many workers fire once.

use std::time::Duration;

use intercity_domain::access;
use intercity_domain::kernel::{Context, Result, queue};

/// How often the clock is looked at.
const EVERY: Duration = Duration::from_secs(5);

/// Done jobs are kept for so long.
const KEEP_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Looks once: grants past their end, grants stuck in a half state, requests past their service level, old done jobs.
pub async fn look(ctx: &Context) -> Result<()> {
    access::enqueue_due(ctx).await?;
    access::escalate_due(ctx).await?;
    queue::purge(&ctx.db, KEEP_MS).await?;
    Ok(())
}

/// Looks for ever.
pub async fn keep(ctx: &Context) {
    loop {
        if let Err(error) = Box::pin(look(ctx)).await {
            tracing::warn!(%error, "the schedule could not be looked at; again soon");
        }
        tokio::time::sleep(EVERY).await;
    }
}
