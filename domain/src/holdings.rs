//! Which files somebody may read under a grant now. Asked by `profiles`, answered by `access`: like `reactions`, a seam
//! through which a lower feature hears of a higher one without knowing it.

use std::collections::BTreeSet;

use crate::access;
use crate::datasets::Distribution;
use crate::kernel::{Context, DistributionId, Result, Viewer};

/// Those of the files that the viewer could download under a grant at this moment.
///
/// # Errors
/// When the database fails.
pub async fn readable_under_grants(
    ctx: &Context,
    viewer: &Viewer,
    files: &[Distribution],
) -> Result<BTreeSet<DistributionId>> {
    match viewer.person_id() {
        Some(person) => access::readable(ctx, person, files).await,
        None => Ok(BTreeSet::new()),
    }
}
