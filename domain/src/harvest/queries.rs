//! Reads of sources, runs and reports; each begins from what the viewer may see.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, Query, WindowStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, JoinType, Order, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::entity::{harvest_item, harvest_record, harvest_run, harvest_source};
use super::{HarvestOutcome, HarvestRunState, policy};
use crate::kernel::{
    Context, DatasetId, Error, HarvestRunId, HarvestSourceId, OrganisationId, Page, PageArgs, Result, Timestamp, Viewer,
};
use crate::organisations::OrganisationKind;
use crate::organisations::entity::organisation;

/// One source, if the viewer may know of it.
///
/// # Errors
/// `NotFound`.
pub async fn source(ctx: &Context, viewer: &Viewer, id: HarvestSourceId) -> Result<harvest_source::Model> {
    harvest_source::Entity::find_by_id(id)
        .filter(policy::visible_to(viewer))
        .one(ctx.db.reader())
        .await?
        .ok_or(Error::NotFound)
}

/// Sources that the viewer may know of, the newest first.
///
/// # Errors
/// `Refused` for a page size or cursor that is not ours.
pub async fn sources(
    ctx: &Context,
    viewer: &Viewer,
    args: &PageArgs,
    organisation: Option<OrganisationId>,
) -> Result<Page<harvest_source::Model>> {
    let size = args.size()?;
    let start: Option<HarvestSourceId> = args.start()?;
    let mut select = harvest_source::Entity::find().filter(policy::visible_to(viewer));
    if let Some(organisation) = organisation {
        select = select.filter(harvest_source::Column::OrganisationId.eq(organisation));
    }
    let total = select.clone().count(ctx.db.reader()).await?;
    let mut select = select.order_by_desc(harvest_source::Column::Id).limit(size + 1);
    if let Some(id) = start {
        select = select.filter(harvest_source::Column::Id.lt(id));
    }
    Ok(Page::cut(select.all(ctx.db.reader()).await?, size, total, |row| row.id))
}

/// The organisations for which the viewer may harvest.
///
/// # Errors
/// When the database fails.
pub async fn organisations(ctx: &Context, viewer: &Viewer) -> Result<Vec<organisation::Model>> {
    Ok(organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(policy::harvests_for(viewer)))
        .filter(organisation::Column::Kind.ne(OrganisationKind::Innovator))
        .order_by_asc(organisation::Column::Name)
        .all(ctx.db.reader())
        .await?)
}

/// One run with its source, if the viewer may know of it.
///
/// # Errors
/// `NotFound`.
pub async fn run(
    ctx: &Context,
    viewer: &Viewer,
    id: HarvestRunId,
) -> Result<(harvest_run::Model, harvest_source::Model)> {
    let run = find_run(ctx.db.reader(), id).await?;
    let source = source(ctx, viewer, run.source_id).await?;
    Ok((run, source))
}

pub(super) async fn find_run<C: ConnectionTrait>(db: &C, id: HarvestRunId) -> Result<harvest_run::Model> {
    harvest_run::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

pub(super) async fn find_source<C: ConnectionTrait>(db: &C, id: HarvestSourceId) -> Result<harvest_source::Model> {
    harvest_source::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// Runs of a source, the newest first. Ask for the source first.
///
/// # Errors
/// `Refused` for a page size or cursor that is not ours.
pub async fn runs(ctx: &Context, source: HarvestSourceId, args: &PageArgs) -> Result<Page<harvest_run::Model>> {
    let size = args.size()?;
    let start: Option<HarvestRunId> = args.start()?;
    let select = harvest_run::Entity::find().filter(harvest_run::Column::SourceId.eq(source));
    let total = select.clone().count(ctx.db.reader()).await?;
    let mut select = select.order_by_desc(harvest_run::Column::Id).limit(size + 1);
    if let Some(id) = start {
        select = select.filter(harvest_run::Column::Id.lt(id));
    }
    Ok(Page::cut(select.all(ctx.db.reader()).await?, size, total, |row| row.id))
}

/// The newest run of each of several sources.
///
/// # Errors
/// When the database fails.
pub async fn last_runs(
    ctx: &Context,
    sources: &[HarvestSourceId],
) -> Result<BTreeMap<HarvestSourceId, harvest_run::Model>> {
    // PostgreSQL has no greatest UUID, so the newest are numbered.
    let nth = WindowStatement::partition_by(harvest_run::Column::SourceId)
        .order_by(harvest_run::Column::Id, Order::Desc)
        .take();
    let ranked = Query::select()
        .column(harvest_run::Column::Id)
        .expr_window_as(Expr::cust("ROW_NUMBER()"), nth, "nth")
        .from(harvest_run::Entity)
        .and_where(harvest_run::Column::SourceId.is_in(sources.iter().copied()))
        .to_owned();
    let newest =
        Query::select().column("id").from_subquery(ranked, "ranked").and_where(Expr::col("nth").eq(1)).to_owned();
    let rows =
        harvest_run::Entity::find().filter(harvest_run::Column::Id.in_subquery(newest)).all(ctx.db.reader()).await?;
    Ok(rows.into_iter().map(|row| (row.source_id, row)).collect())
}

/// How many lines of each outcome the reports of several runs have.
///
/// # Errors
/// When the database fails.
pub async fn counts(ctx: &Context, runs: &[HarvestRunId]) -> Result<Vec<(HarvestRunId, HarvestOutcome, i64)>> {
    Ok(harvest_item::Entity::find()
        .select_only()
        .column(harvest_item::Column::RunId)
        .column(harvest_item::Column::Outcome)
        .column_as(harvest_item::Column::Id.count(), "lines")
        .filter(harvest_item::Column::RunId.is_in(runs.iter().copied()))
        .group_by(harvest_item::Column::RunId)
        .group_by(harvest_item::Column::Outcome)
        .into_tuple()
        .all(ctx.db.reader())
        .await?)
}

/// Lines of a report in their order. Ask for the run first.
///
/// # Errors
/// `Refused` for a page size or cursor that is not ours.
pub async fn items(
    ctx: &Context,
    run: HarvestRunId,
    outcome: Option<HarvestOutcome>,
    args: &PageArgs,
) -> Result<Page<harvest_item::Model>> {
    let size = args.size()?;
    let start: Option<i32> = args.start()?;
    let mut select = harvest_item::Entity::find().filter(harvest_item::Column::RunId.eq(run));
    if let Some(outcome) = outcome {
        select = select.filter(harvest_item::Column::Outcome.eq(outcome));
    }
    let total = select.clone().count(ctx.db.reader()).await?;
    let mut select = select.order_by_asc(harvest_item::Column::Position).limit(size + 1);
    if let Some(position) = start {
        select = select.filter(harvest_item::Column::Position.gt(position));
    }
    Ok(Page::cut(select.all(ctx.db.reader()).await?, size, total, |row| row.position))
}

/// What sources say of several datasets, for loaders. Ask for the datasets first.
///
/// # Errors
/// When the database fails.
pub async fn of_datasets(
    ctx: &Context,
    datasets: &[DatasetId],
) -> Result<Vec<(harvest_record::Model, harvest_source::Model)>> {
    let records = harvest_record::Entity::find()
        .filter(harvest_record::Column::DatasetId.is_in(datasets.iter().copied()))
        .all(ctx.db.reader())
        .await?;
    let sources = harvest_source::Entity::find()
        .filter(harvest_source::Column::Id.is_in(records.iter().map(|record| record.source_id)))
        .all(ctx.db.reader())
        .await?;
    let of = |id| sources.iter().find(|source| source.id == id).cloned();
    Ok(records.into_iter().filter_map(|record| Some((of(record.source_id)?, record))).map(|(s, r)| (r, s)).collect())
}

/// From where a dataset was harvested, without the record itself.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Origin {
    /// The dataset.
    pub dataset_id: DatasetId,
    /// The source's name.
    pub source: String,
    /// Where the catalogue is, when it was read over the web.
    pub catalogue: Option<String>,
    /// The source's own identifier of the dataset.
    pub native_id: String,
    /// SHA-256 of the record as it came.
    pub raw_sha256: String,
    /// When the record was read with its last change.
    pub fetched_at: Timestamp,
}

/// From where several datasets were harvested; those that were not are left out. Ask for the datasets first.
///
/// # Errors
/// When the database fails.
pub async fn origins(ctx: &Context, datasets: &[DatasetId]) -> Result<BTreeMap<DatasetId, Origin>> {
    let rows = harvest_record::Entity::find()
        .select_only()
        .columns([
            harvest_record::Column::DatasetId,
            harvest_record::Column::NativeId,
            harvest_record::Column::RawSha256,
            harvest_record::Column::FetchedAt,
        ])
        .column_as(harvest_source::Column::Name, "source")
        .column_as(harvest_source::Column::Url, "catalogue")
        .join(
            JoinType::InnerJoin,
            harvest_record::Entity::belongs_to(harvest_source::Entity)
                .from(harvest_record::Column::SourceId)
                .to(harvest_source::Column::Id)
                .into(),
        )
        .filter(harvest_record::Column::DatasetId.is_in(datasets.iter().copied()))
        .into_model::<Origin>()
        .all(ctx.db.reader())
        .await?;
    Ok(rows.into_iter().map(|row| (row.dataset_id, row)).collect())
}

pub(super) async fn active_run<C: ConnectionTrait>(db: &C, source: HarvestSourceId) -> Result<bool> {
    let running = HarvestRunState::ALL.iter().copied().filter(|state| state.is_running());
    let count = harvest_run::Entity::find()
        .filter(harvest_run::Column::SourceId.eq(source))
        .filter(harvest_run::Column::State.is_in(running))
        .count(db)
        .await?;
    Ok(count > 0)
}

/// Records that a source listed the last time.
pub(super) async fn listed_records<C: ConnectionTrait>(
    db: &C,
    source: HarvestSourceId,
) -> Result<Vec<(String, DatasetId)>> {
    Ok(harvest_record::Entity::find()
        .select_only()
        .columns([harvest_record::Column::NativeId, harvest_record::Column::DatasetId])
        .filter(harvest_record::Column::SourceId.eq(source))
        .filter(harvest_record::Column::GoneAt.is_null())
        .order_by_asc(harvest_record::Column::NativeId)
        .into_tuple()
        .all(db)
        .await?)
}

/// Every identifier in the report of a run; also of records that could not be used, for they are listed.
pub(super) async fn seen_ids<C: ConnectionTrait>(db: &C, run: HarvestRunId) -> Result<Vec<String>> {
    Ok(harvest_item::Entity::find()
        .select_only()
        .column(harvest_item::Column::NativeId)
        .filter(harvest_item::Column::RunId.eq(run))
        .filter(harvest_item::Column::NativeId.is_not_null())
        .into_tuple()
        .all(db)
        .await?)
}

pub(super) async fn record<C: ConnectionTrait>(
    db: &C,
    source: HarvestSourceId,
    native_id: &str,
) -> Result<Option<harvest_record::Model>> {
    Ok(harvest_record::Entity::find()
        .filter(harvest_record::Column::SourceId.eq(source))
        .filter(harvest_record::Column::NativeId.eq(native_id))
        .one(db)
        .await?)
}

pub(super) async fn staged<C: ConnectionTrait>(
    db: &C,
    run: HarvestRunId,
    most: u64,
) -> Result<Vec<harvest_item::Model>> {
    Ok(harvest_item::Entity::find()
        .filter(harvest_item::Column::RunId.eq(run))
        .filter(harvest_item::Column::Outcome.eq(HarvestOutcome::Staged))
        .order_by_asc(harvest_item::Column::Position)
        .limit(most)
        .all(db)
        .await?)
}

/// The position of the last line of a report.
pub(super) async fn last_position<C: ConnectionTrait>(db: &C, run: HarvestRunId) -> Result<i32> {
    let last: Option<harvest_item::Model> = harvest_item::Entity::find()
        .filter(harvest_item::Column::RunId.eq(run))
        .order_by_desc(harvest_item::Column::Position)
        .one(db)
        .await?;
    Ok(last.map_or(-1, |line| line.position))
}
