//! The only file that writes sources, runs, their reports and the records of sources.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};

use super::HarvestRunState;
use super::entity::{harvest_item, harvest_record, harvest_run, harvest_source};
use crate::kernel::{Error, HarvestRunId, HarvestSourceId, Permit, Result, Tx};

/// How many runs of a source are kept with their reports.
const KEPT_RUNS: u64 = 50;

/// The source with its row locked until the command ends.
pub(super) async fn lock_source(tx: &Tx, id: HarvestSourceId) -> Result<harvest_source::Model> {
    harvest_source::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or(Error::NotFound)
}

/// The run with its row locked.
pub(super) async fn lock_run(tx: &Tx, id: HarvestRunId) -> Result<harvest_run::Model> {
    harvest_run::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or(Error::NotFound)
}

/// Adds a source.
pub(super) async fn insert_source(tx: &Tx, _: &Permit, row: harvest_source::Model) -> Result<harvest_source::Model> {
    Ok(row.into_active_model().reset_all().insert(&**tx).await?)
}

/// Writes a source back, one version of the row later.
pub(super) async fn save_source(tx: &Tx, _: &Permit, mut row: harvest_source::Model) -> Result<harvest_source::Model> {
    row.lock_version += 1;
    Ok(row.into_active_model().reset_all().update(&**tx).await?)
}

/// Adds a run.
pub(super) async fn insert_run(tx: &Tx, _: &Permit, row: harvest_run::Model) -> Result<harvest_run::Model> {
    Ok(row.into_active_model().reset_all().insert(&**tx).await?)
}

/// Writes a run back.
pub(super) async fn save_run(tx: &Tx, _: &Permit, row: harvest_run::Model) -> Result<harvest_run::Model> {
    Ok(row.into_active_model().reset_all().update(&**tx).await?)
}

/// Ends runs of a source that wait for a confirmation: there is a newer one.
pub(super) async fn supersede(tx: &Tx, _: &Permit, source: HarvestSourceId) -> Result<()> {
    harvest_run::Entity::update_many()
        .col_expr(harvest_run::Column::State, Expr::value(HarvestRunState::Superseded.as_str()))
        .col_expr(harvest_run::Column::FinishedAt, Expr::value(tx.now()))
        .filter(harvest_run::Column::SourceId.eq(source))
        .filter(harvest_run::Column::State.eq(HarvestRunState::NeedsConfirmation))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Removes the reports of the oldest runs.
pub(super) async fn prune(tx: &Tx, _: &Permit, source: HarvestSourceId) -> Result<()> {
    let old: Vec<HarvestRunId> = harvest_run::Entity::find()
        .select_only()
        .column(harvest_run::Column::Id)
        .filter(harvest_run::Column::SourceId.eq(source))
        .order_by_desc(harvest_run::Column::Id)
        .offset(KEPT_RUNS)
        .limit(KEPT_RUNS)
        .into_tuple()
        .all(&**tx)
        .await?;
    if !old.is_empty() {
        harvest_item::Entity::delete_many()
            .filter(harvest_item::Column::RunId.is_in(old.iter().copied()))
            .exec(&**tx)
            .await?;
        harvest_run::Entity::delete_many().filter(harvest_run::Column::Id.is_in(old)).exec(&**tx).await?;
    }
    Ok(())
}

/// Adds lines to a report.
pub(super) async fn insert_items(tx: &Tx, _: &Permit, rows: Vec<harvest_item::Model>) -> Result<()> {
    for part in rows.chunks(100) {
        let rows = part.iter().cloned().map(|row| row.into_active_model().reset_all());
        harvest_item::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// Writes a line back.
pub(super) async fn save_item(tx: &Tx, _: &Permit, row: harvest_item::Model) -> Result<()> {
    row.into_active_model().reset_all().update(&**tx).await?;
    Ok(())
}

/// Forgets the staged records of a run that will not be applied.
pub(super) async fn unstage(tx: &Tx, _: &Permit, run: HarvestRunId) -> Result<()> {
    harvest_item::Entity::update_many()
        .col_expr(harvest_item::Column::Record, Expr::value(Option::<serde_json::Value>::None))
        .col_expr(harvest_item::Column::Raw, Expr::value(Option::<String>::None))
        .filter(harvest_item::Column::RunId.eq(run))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Adds or replaces what a source says of a dataset; one row for each identifier of the source.
pub(super) async fn put_record(tx: &Tx, _: &Permit, row: harvest_record::Model) -> Result<()> {
    use harvest_record::Column as C;
    let update = OnConflict::columns([C::SourceId, C::NativeId])
        .update_columns([
            C::RunId,
            C::Format,
            C::Raw,
            C::RawSha256,
            C::Record,
            C::Applied,
            C::Kept,
            C::FetchedAt,
            C::GoneAt,
        ])
        .to_owned();
    harvest_record::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(update)
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// Marks a record as not listed any more.
pub(super) async fn mark_gone(tx: &Tx, _: &Permit, mut row: harvest_record::Model) -> Result<()> {
    row.gone_at = Some(tx.now());
    row.into_active_model().reset_all().update(&**tx).await?;
    Ok(())
}
