//! Starts what is due by its schedule; the one hook for the worker's clock.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::harvest_source;
use super::{HarvestSourceState, policy, queries, rules, run_start, store};
use crate::kernel::{Context, HarvestSourceId, Result, Viewer};
use crate::organisations;

/// Starts a run of every source that is due. Each is looked at again under its lock, so many workers fire once. Says
/// how many were started.
///
/// # Errors
/// When the database fails.
pub async fn enqueue_due(ctx: &Context) -> Result<u64> {
    let due: Vec<HarvestSourceId> = harvest_source::Entity::find()
        .select_only()
        .column(harvest_source::Column::Id)
        .filter(harvest_source::Column::State.eq(HarvestSourceState::Active))
        .filter(harvest_source::Column::NextRunAt.lte(ctx.now()))
        .order_by_asc(harvest_source::Column::NextRunAt)
        .limit(50)
        .into_tuple()
        .all(ctx.db.reader())
        .await?;
    let mut started = 0;
    for id in due {
        started += u64::from(start(ctx, id).await?);
    }
    Ok(started)
}

async fn start(ctx: &Context, id: HarvestSourceId) -> Result<bool> {
    let mut tx = ctx.begin(&Viewer::System).await?;
    let mut source = store::lock_source(&tx, id).await?;
    if source.state != HarvestSourceState::Active || source.next_run_at.is_none_or(|at| at > tx.now()) {
        return Ok(false);
    }
    let permit = policy::decide_apply(source.state).permit()?;
    let zone = organisations::find(&*tx, source.organisation_id).await?.zone;
    source.next_run_at = rules::next_run(&source, tx.now(), &zone);
    let source = store::save_source(&tx, &permit, source).await?;
    // One that is still under way keeps its turn; the next one comes by the schedule.
    let free = !queries::active_run(&*tx, source.id).await?;
    if free {
        run_start::begin(&mut tx, &permit, &source, false, true).await?;
    }
    tx.commit().await?;
    Ok(free)
}
