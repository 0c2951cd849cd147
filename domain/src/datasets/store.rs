//! The only file that writes datasets and what belongs to them.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};

use super::entity::{dataset, dataset_correction, dataset_terms, dataset_version, distribution};
use super::{DatasetVersionState, search};
use crate::kernel::search::{every_language, search_text, theme_index};
use crate::kernel::{DatasetId, DistributionId, Error, Permit, Result, Tx};

/// The dataset with its row locked until the command ends.
pub(super) async fn lock(tx: &Tx, id: DatasetId) -> Result<dataset::Model> {
    dataset::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or(Error::NotFound)
}

/// Whether the address is free.
pub(super) async fn slug_free(tx: &Tx, slug: &str) -> Result<bool> {
    let taken = dataset::Entity::find().filter(dataset::Column::Slug.eq(slug)).one(&**tx).await?;
    Ok(taken.is_none())
}

/// Adds a dataset.
pub(super) async fn insert(tx: &Tx, _permit: &Permit, row: dataset::Model) -> Result<dataset::Model> {
    let row = indexed(row).into_active_model().reset_all().insert(&**tx).await?;
    search::index::write(tx, &row).await?;
    Ok(row)
}

/// Writes a dataset back, one version of the row later.
pub(super) async fn save(tx: &Tx, _permit: &Permit, row: dataset::Model) -> Result<dataset::Model> {
    let mut row = indexed(row);
    row.updated_at = tx.now();
    row.lock_version += 1;
    let row = row.into_active_model().reset_all().update(&**tx).await?;
    search::index::write(tx, &row).await?;
    Ok(row)
}

fn indexed(mut row: dataset::Model) -> dataset::Model {
    let themes = row.themes();
    row.theme_index = theme_index(&themes);
    row.search_text = search_text(
        [&row.title, &row.description]
            .into_iter()
            .flat_map(every_language)
            .chain(themes.iter().map(String::as_str))
            .chain(row.attribution.as_deref()),
    );
    row
}

/// Adds terms.
pub(super) async fn insert_terms(tx: &Tx, _permit: &Permit, row: dataset_terms::Model) -> Result<dataset_terms::Model> {
    Ok(row.into_active_model().reset_all().insert(&**tx).await?)
}

/// Adds a correction note.
pub(super) async fn insert_correction(
    tx: &Tx,
    _permit: &Permit,
    row: dataset_correction::Model,
) -> Result<dataset_correction::Model> {
    Ok(row.into_active_model().reset_all().insert(&**tx).await?)
}

/// Adds a version.
pub(super) async fn insert_version(
    tx: &Tx,
    _permit: &Permit,
    row: dataset_version::Model,
) -> Result<dataset_version::Model> {
    Ok(row.into_active_model().reset_all().insert(&**tx).await?)
}

/// Releases a version.
pub(super) async fn publish_version(
    tx: &Tx,
    _permit: &Permit,
    mut row: dataset_version::Model,
) -> Result<dataset_version::Model> {
    row.state = DatasetVersionState::Published;
    row.published_at = Some(tx.now());
    Ok(row.into_active_model().reset_all().update(&**tx).await?)
}

/// Withdraws every version that was published; grants look at this when they are used.
pub(super) async fn withdraw_versions(tx: &Tx, _permit: &Permit, dataset: DatasetId) -> Result<()> {
    dataset_version::Entity::update_many()
        .col_expr(dataset_version::Column::State, Expr::value(DatasetVersionState::Withdrawn.as_str()))
        .filter(dataset_version::Column::DatasetId.eq(dataset))
        .filter(dataset_version::Column::State.eq(DatasetVersionState::Published))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Adds a file to a version.
pub(super) async fn insert_distribution(
    tx: &Tx,
    _permit: &Permit,
    row: distribution::Model,
) -> Result<distribution::Model> {
    Ok(row.into_active_model().reset_all().insert(&**tx).await?)
}

/// Takes a file out of a version.
pub(super) async fn delete_distribution(tx: &Tx, _permit: &Permit, id: DistributionId) -> Result<()> {
    distribution::Entity::delete_by_id(id).exec(&**tx).await?;
    Ok(())
}
