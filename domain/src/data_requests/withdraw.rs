//! Those who asked take their question back.

use super::policy::{Action, decide};
use super::{DataRequest, DataRequestState, queries, store};
use crate::kernel::{Context, DataRequestId, Entry, Result, Viewer};

/// Takes it back.
///
/// # Errors
/// When the viewer may not, or it is closed already.
pub async fn withdraw(ctx: &Context, viewer: &Viewer, id: DataRequestId) -> Result<DataRequest> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let mut row = store::lock(&tx, id).await?;
    let relation = queries::relation(&*tx, viewer, &row).await?;
    let permit = decide(relation, row.state, Action::Withdraw).permit()?;
    row.state = DataRequestState::Withdrawn;
    row.ended_at = Some(tx.now());
    let row = store::save(&tx, &permit, row).await?;
    tx.record(Entry::new("data_request.withdrawn", row.id).organisation(row.organisation_id)).await?;
    tx.commit().await?;
    Ok(row)
}
