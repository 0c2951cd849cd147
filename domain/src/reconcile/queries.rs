//! Reading the reports.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::{finding, reconciliation};
use super::{FindingRow, Reconciliation};
use crate::kernel::queue::admin::{Action, Relation, decide};
use crate::kernel::{Context, FindingId, Page, PageArgs, ReconciliationId, Result, Viewer};

/// Reports, the newest first, for administrators and auditors.
///
/// # Errors
/// When the viewer may not see the queue, or the database fails.
pub async fn reports(ctx: &Context, viewer: &Viewer, page: &PageArgs) -> Result<Page<Reconciliation>> {
    decide(Relation::of(viewer), Action::Inspect).permit()?;
    let size = page.size()?;
    let db = ctx.db.reader();
    let mut query = reconciliation::Entity::find();
    let total = query.clone().count(db).await?;
    if let Some(after) = page.start::<ReconciliationId>()? {
        query = query.filter(reconciliation::Column::Id.lt(after));
    }
    let rows = query.order_by_desc(reconciliation::Column::Id).limit(size + 1).all(db).await?;
    Ok(Page::cut(rows, size, total, |row| row.id))
}

/// Findings of all reports, the newest first, for administrators and auditors.
///
/// # Errors
/// When the viewer may not see the queue, or the database fails.
pub async fn findings(ctx: &Context, viewer: &Viewer, page: &PageArgs) -> Result<Page<FindingRow>> {
    decide(Relation::of(viewer), Action::Inspect).permit()?;
    let size = page.size()?;
    let db = ctx.db.reader();
    let mut query = finding::Entity::find();
    let total = query.clone().count(db).await?;
    if let Some(after) = page.start::<FindingId>()? {
        query = query.filter(finding::Column::Id.lt(after));
    }
    let rows = query.order_by_desc(finding::Column::Id).limit(size + 1).all(db).await?;
    Ok(Page::cut(rows, size, total, |row| row.id))
}
