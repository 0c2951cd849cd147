//! What administrators see of the queue, and the replay of dead letters.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
};

use super::enqueue::now_ms;
use super::row::{self, JobState};
use crate::kernel::{Context, Entry, Error, JobId, MatrixRow, Page, PageArgs, Permit, Result, Verdict, Viewer};

/// What can be done to the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Reading jobs.
    See,
    /// Trying a dead letter again.
    Replay,
}

/// Who stands how to the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Not signed in.
    Nobody,
    /// Signed in, nothing to do with it.
    Stranger,
    /// Reads everything.
    Auditor,
    /// Platform administrator, or the platform itself.
    Administrator,
}

impl Relation {
    const ALL: [Self; 4] = [Self::Nobody, Self::Stranger, Self::Auditor, Self::Administrator];

    /// How the viewer stands to the queue.
    pub fn of(viewer: &Viewer) -> Self {
        if viewer.is_administrator() || viewer.is_system() {
            Self::Administrator
        } else if viewer.reads_everything() {
            Self::Auditor
        } else if viewer.signed_in().is_ok() {
            Self::Stranger
        } else {
            Self::Nobody
        }
    }
}

/// The decision.
pub fn decide(relation: Relation, action: Action) -> Verdict {
    match (relation, action) {
        (Relation::Nobody, _) => Verdict::SignIn,
        (Relation::Stranger, _) => Verdict::Hidden,
        (Relation::Auditor, Action::Replay) => Verdict::Forbidden("An auditor reads everything and changes nothing."),
        (Relation::Auditor, Action::See) | (Relation::Administrator, _) => Verdict::Allowed,
    }
}

/// Every relation and action, for the printed matrix.
pub fn matrix() -> Vec<MatrixRow> {
    let actions = [(Action::See, "jobs"), (Action::Replay, "jobReplay")];
    Relation::ALL
        .iter()
        .flat_map(|relation| {
            actions.iter().map(move |(action, name)| MatrixRow {
                feature: "jobs",
                action: (*name).into(),
                state: "-".into(),
                role: format!("{relation:?}").to_lowercase(),
                verdict: decide(*relation, *action).word(),
            })
        })
        .collect()
}

/// Jobs, the newest first, of one state if wanted.
///
/// # Errors
/// When the viewer may not see the queue, or the database fails.
pub async fn jobs(
    ctx: &Context,
    viewer: &Viewer,
    state: Option<JobState>,
    page: &PageArgs,
) -> Result<Page<row::Model>> {
    decide(Relation::of(viewer), Action::See).permit()?;
    let size = page.size()?;
    let mut query = row::Entity::find();
    if let Some(state) = state {
        query = query.filter(row::Column::State.eq(state));
    }
    let db = ctx.db.reader();
    let total = query.clone().count(db).await?;
    if let Some(after) = page.start::<JobId>()? {
        query = query.filter(row::Column::Id.lt(after));
    }
    let rows = query.order_by_desc(row::Column::Id).limit(size + 1).all(db).await?;
    Ok(Page::cut(rows, size, total, |job| job.id))
}

/// One job.
///
/// # Errors
/// When it does not exist or the viewer may not see it.
pub async fn job(ctx: &Context, viewer: &Viewer, id: JobId) -> Result<row::Model> {
    decide(Relation::of(viewer), Action::See).permit()?;
    row::Entity::find_by_id(id).one(ctx.db.reader()).await?.ok_or(Error::NotFound)
}

/// Puts a dead letter back into the queue with all its tries.
///
/// # Errors
/// When the viewer may not, or the job is not dead.
pub async fn replay(ctx: &Context, viewer: &Viewer, id: JobId) -> Result<()> {
    let permit = decide(Relation::of(viewer), Action::Replay).permit()?;
    let mut tx = ctx.begin(viewer).await?;
    let found = row::Entity::find_by_id(id).one(&*tx).await?.ok_or(Error::NotFound)?;
    if !revive(&*tx, id, &permit).await? {
        return Err(Error::refused("job.not_dead", "job", "Only a dead letter can be replayed."));
    }
    tx.record(Entry::new("job.replayed", id).with("kind", found.kind)).await?;
    tx.commit().await?;
    ctx.wake.wake();
    Ok(())
}

async fn revive<C: ConnectionTrait>(db: &C, id: JobId, _: &Permit) -> Result<bool> {
    let backend = db.get_database_backend();
    let now = now_ms(backend);
    let sql = format!(
        "UPDATE job SET state = 'ready', attempts = 0, run_at = {now}, finished_at = NULL WHERE id = $1 AND state = 'dead'"
    );
    let done = db.execute_raw(Statement::from_sql_and_values(backend, sql, [id.into()])).await?;
    Ok(done.rows_affected() == 1)
}
