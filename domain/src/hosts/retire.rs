//! Retires a host: it gets no new grants. What it holds is still ended and proved there.

use super::{Action, DataHost, HostState, policy, store};
use crate::kernel::{Context, DataHostId, Entry, Result, Viewer};

/// Retires a host.
///
/// # Errors
/// `NotFound`, or `Forbidden` for those who may not and when it is retired already.
pub async fn retire(ctx: &Context, viewer: &Viewer, id: DataHostId) -> Result<DataHost> {
    viewer.signed_in()?;
    let mut tx = ctx.begin(viewer).await?;
    let mut row = store::lock(&tx, id).await?;
    let permit = policy::decide(policy::relation(viewer, row.organisation_id), row.state, Action::Retire).permit()?;
    row.state = HostState::Retired;
    let row = store::save(&tx, &permit, row).await?;
    tx.record(Entry::new("data_host.retired", row.id).organisation(row.organisation_id)).await?;
    tx.commit().await?;
    Ok(row)
}
