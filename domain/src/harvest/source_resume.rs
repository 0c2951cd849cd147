//! Resumes a paused source; it is due again by its schedule.

use super::entity::harvest_source;
use super::policy::Action;
use super::{HarvestSourceState, authorise::authorise, rules, store};
use crate::kernel::{Context, Entry, HarvestSourceId, Result, Viewer};
use crate::organisations;

/// Resumes a paused source; it is due again by its schedule.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn source_resume(ctx: &Context, viewer: &Viewer, id: HarvestSourceId) -> Result<harvest_source::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, id, Action::Resume).await?;
    row.state = HarvestSourceState::Active;
    let zone = organisations::find(&*tx, row.organisation_id).await?.zone;
    row.next_run_at = rules::next_run(&row, tx.now(), &zone);
    let row = store::save_source(&tx, &permit, row).await?;
    tx.record(Entry::new("harvest_source.resumed", row.id).organisation(row.organisation_id)).await?;
    tx.commit().await?;
    Ok(row)
}
