//! Removes reports that were kept long enough.

use super::store;
use crate::kernel::{Context, Result, Verdict, Viewer};

/// For so many days reports are kept.
const DAYS: i64 = 90;

/// Removes old reports.
///
/// # Errors
/// When the database fails.
pub async fn purge(ctx: &Context) -> Result<()> {
    let permit = Verdict::Allowed.permit()?;
    let tx = ctx.begin(&Viewer::System).await?;
    store::remove_old(&tx, &permit, DAYS).await?;
    tx.commit().await
}
