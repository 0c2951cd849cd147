//! Forgets tokens that ended long ago. That they were given out stays in the activity.

use chrono::TimeDelta;

use super::store;
use crate::kernel::{Context, Result, Verdict, Viewer};

/// A token is kept so long after its end: far longer than any list names it.
const KEPT: TimeDelta = TimeDelta::days(1);

/// So many rows go in one transaction.
const BATCH: u64 = 1_000;

/// Removes what was kept long enough, a bounded part at a time, so that nobody waits for it.
///
/// # Errors
/// When the database fails; what went before is gone for good.
pub async fn purge(ctx: &Context) -> Result<()> {
    let permit = Verdict::Allowed.permit()?;
    loop {
        let tx = ctx.begin(&Viewer::System).await?;
        let before = tx.now() - KEPT;
        let gone = store::forget_ended(&tx, &permit, before, BATCH).await?;
        tx.commit().await?;
        if gone < BATCH {
            return Ok(());
        }
    }
}
