//! What administrators see of the queue, what stewards see of their dead letters, and the replay of dead letters.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select, Statement,
};

use super::admin::{Action, Relation, decide, looked_after};
use super::announce;
use super::enqueue::now_ms;
use super::row::{self, JobState};
use crate::kernel::{
    Context, Entry, Error, JobId, OrganisationId, Page, PageArgs, Permit, Result, Tx, Verdict, Viewer,
};

/// The most dead letters that are replayed at once.
pub const MOST_REPLAYED: u64 = 500;

/// Which jobs.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In this state.
    pub state: Option<JobState>,
    /// Of this kind.
    pub kind: Option<String>,
    /// Queued for this organisation.
    pub organisation: Option<OrganisationId>,
    /// With this text in the last error.
    pub error: Option<String>,
}

/// Jobs, the newest first. Who looks after an organisation sees its dead letters and nothing else.
///
/// # Errors
/// When the viewer may not see the queue, or the database fails.
pub async fn jobs(ctx: &Context, viewer: &Viewer, filter: &Filter, page: &PageArgs) -> Result<Page<row::Model>> {
    let mut query = visible(viewer, filtered(filter)?)?;
    let size = page.size()?;
    let db = ctx.db.reader();
    let total = query.clone().count(db).await?;
    if let Some(after) = page.start::<JobId>()? {
        query = query.filter(row::Column::Id.lt(after));
    }
    let rows = query.order_by_desc(row::Column::Id).limit(size + 1).all(db).await?;
    Ok(Page::cut(rows, size, total, |job| job.id))
}

fn visible(viewer: &Viewer, query: Select<row::Entity>) -> Result<Select<row::Entity>> {
    let relation = Relation::of(viewer);
    decide(relation, Action::See).permit()?;
    if matches!(decide(relation, Action::Inspect), Verdict::Allowed) {
        return Ok(query);
    }
    Ok(query
        .filter(row::Column::State.eq(JobState::Dead))
        .filter(row::Column::OrganisationId.is_in(looked_after(viewer))))
}

fn filtered(filter: &Filter) -> Result<Select<row::Entity>> {
    let mut query = row::Entity::find();
    if let Some(state) = filter.state {
        query = query.filter(row::Column::State.eq(state));
    }
    if let Some(name) = &filter.kind {
        // Kinds of programs that ran here before may still have dead letters.
        if name.len() > 100 {
            return Err(Error::refused("job.kind", "kind", "Choose one of the kinds that the queue knows."));
        }
        query = query.filter(row::Column::Kind.eq(name));
    }
    if let Some(organisation) = filter.organisation {
        query = query.filter(row::Column::OrganisationId.eq(organisation));
    }
    if let Some(error) = filter.error.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        if error.chars().count() > 200 {
            return Err(Error::refused("job.error", "error", "Search for at most 200 characters."));
        }
        query = query.filter(row::Column::LastError.contains(error));
    }
    Ok(query)
}

/// One job.
///
/// # Errors
/// When it does not exist or the viewer may not see it.
pub async fn job(ctx: &Context, viewer: &Viewer, id: JobId) -> Result<row::Model> {
    decide(Relation::of(viewer), Action::See).permit()?;
    let found = row::Entity::find_by_id(id).one(ctx.db.reader()).await?.ok_or(Error::NotFound)?;
    decide(Relation::to(viewer, found.organisation_id), Action::See).permit()?;
    Ok(found)
}

/// Puts a dead letter back into the queue with all its tries.
///
/// # Errors
/// When the viewer may not, or the job is not dead.
pub async fn replay(ctx: &Context, viewer: &Viewer, id: JobId) -> Result<row::Model> {
    decide(Relation::of(viewer), Action::See).permit()?;
    let mut tx = ctx.begin(viewer).await?;
    let found = row::Entity::find_by_id(id).one(&*tx).await?.ok_or(Error::NotFound)?;
    let permit = decide(Relation::to(viewer, found.organisation_id), Action::Replay).permit()?;
    if revive(&tx, &[id], &permit).await? == 0 {
        return Err(Error::refused("job.not_dead", "job", "Only a dead letter can be replayed."));
    }
    let mut entry = Entry::new("job.replayed", id).with("kind", &found.kind);
    if let Some(organisation) = found.organisation_id {
        entry = entry.organisation(organisation);
    }
    tx.record(entry).await?;
    let row = row::Entity::find_by_id(id).one(&*tx).await?.ok_or(Error::NotFound)?;
    tx.commit().await?;
    ctx.wake.wake();
    Ok(row)
}

/// Puts dead letters back into the queue, the oldest first and at most [`MOST_REPLAYED`] at once: those that the filter
/// names and the viewer looks after. Says how many, and how many are left.
///
/// # Errors
/// When the viewer may not.
pub async fn replay_many(ctx: &Context, viewer: &Viewer, filter: &Filter) -> Result<(u64, u64)> {
    let permit = decide(Relation::of(viewer), Action::Replay).permit()?;
    let filter = Filter { state: Some(JobState::Dead), ..filter.clone() };
    let query = visible(viewer, filtered(&filter)?)?;
    let mut tx = ctx.begin(viewer).await?;
    let rows: Vec<_> = query.clone().order_by_asc(row::Column::Id).limit(MOST_REPLAYED).all(&*tx).await?;
    let ids: Vec<_> = rows.iter().map(|job| job.id).collect();
    let revived = revive(&tx, &ids, &permit).await?;
    for job in &rows {
        let mut entry = Entry::new("job.replayed", job.id).with("kind", &job.kind);
        if let Some(organisation) = job.organisation_id {
            entry = entry.organisation(organisation);
        }
        tx.record(entry).await?;
    }
    let left = query.count(&*tx).await?;
    tx.commit().await?;
    ctx.wake.wake();
    Ok((revived, left))
}

async fn revive(tx: &Tx, ids: &[JobId], _: &Permit) -> Result<u64> {
    if ids.is_empty() {
        return Ok(0);
    }
    let backend = tx.get_database_backend();
    let marks: Vec<_> = (1..=ids.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "UPDATE job SET state = 'ready', attempts = 0, run_at = {}, finished_at = NULL WHERE state = 'dead' AND id IN ({})",
        now_ms(backend),
        marks.join(", ")
    );
    let values: Vec<sea_orm::Value> = ids.iter().map(|id| (*id).into()).collect();
    let done = tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    announce(&**tx).await?;
    Ok(done.rows_affected())
}
