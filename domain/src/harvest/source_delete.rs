//! Deletes a source: it is not read any more. Its datasets stay, with their provenance.

use super::entity::harvest_source;
use super::policy::Action;
use super::{HarvestSourceState, authorise::authorise, rules, store};
use crate::kernel::{Context, Entry, HarvestSourceId, Result, Viewer};
use crate::organisations;

/// Deletes a source: it is not read any more. Its datasets stay, with their provenance.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub async fn source_delete(ctx: &Context, viewer: &Viewer, id: HarvestSourceId) -> Result<harvest_source::Model> {
    let mut tx = ctx.begin(viewer).await?;
    let (mut row, permit) = authorise(&tx, viewer, id, Action::Delete).await?;
    row.state = HarvestSourceState::Deleted;
    let zone = organisations::find(&*tx, row.organisation_id).await?.zone;
    row.next_run_at = rules::next_run(&row, tx.now(), &zone);
    let row = store::save_source(&tx, &permit, row).await?;
    tx.record(Entry::new("harvest_source.deleted", row.id).organisation(row.organisation_id)).await?;
    tx.commit().await?;
    Ok(row)
}
