//! Reads of datasets, their terms, versions and files.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entity::{dataset, dataset_terms, dataset_version, distribution};
use super::{DatasetVersionState, policy};
use crate::kernel::{Context, DatasetId, DatasetVersionId, DistributionId, Error, Result, Viewer};
use crate::organisations::entity::organisation;
use crate::organisations::{Duty, OrganisationKind};

/// The dataset, whoever asks; for commands that then ask their own policy.
///
/// # Errors
/// `NotFound`.
pub async fn find<C: ConnectionTrait>(db: &C, id: DatasetId) -> Result<dataset::Model> {
    dataset::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// The dataset, if the viewer may know of it.
///
/// # Errors
/// `NotFound`.
pub async fn get(ctx: &Context, viewer: &Viewer, id: DatasetId) -> Result<dataset::Model> {
    dataset::Entity::find_by_id(id)
        .filter(policy::visible_to(viewer))
        .one(ctx.db.reader())
        .await?
        .ok_or(Error::NotFound)
}

/// The dataset at an address, if the viewer may know of it.
///
/// # Errors
/// `NotFound`.
pub async fn by_slug(ctx: &Context, viewer: &Viewer, slug: &str) -> Result<dataset::Model> {
    dataset::Entity::find()
        .filter(dataset::Column::Slug.eq(slug))
        .filter(policy::visible_to(viewer))
        .one(ctx.db.reader())
        .await?
        .ok_or(Error::NotFound)
}

/// Those of the datasets that the viewer may know of, for loaders.
///
/// # Errors
/// When the database fails.
pub async fn by_ids(ctx: &Context, viewer: &Viewer, ids: &[DatasetId]) -> Result<Vec<dataset::Model>> {
    Ok(dataset::Entity::find()
        .filter(dataset::Column::Id.is_in(ids.iter().copied()))
        .filter(policy::visible_to(viewer))
        .all(ctx.db.reader())
        .await?)
}

/// The organisations for which the viewer may start datasets.
///
/// # Errors
/// When the database fails.
pub async fn publishers(ctx: &Context, viewer: &Viewer) -> Result<Vec<organisation::Model>> {
    let keeps = viewer.organisations_with(&[Duty::DataSteward], policy::SCOPE_WRITE);
    Ok(organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(keeps))
        .filter(organisation::Column::Kind.ne(OrganisationKind::Innovator))
        .order_by_asc(organisation::Column::Name)
        .all(ctx.db.reader())
        .await?)
}

/// All terms of several datasets, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn terms<C: ConnectionTrait>(db: &C, datasets: &[DatasetId]) -> Result<Vec<dataset_terms::Model>> {
    Ok(dataset_terms::Entity::find()
        .filter(dataset_terms::Column::DatasetId.is_in(datasets.iter().copied()))
        .order_by_desc(dataset_terms::Column::Number)
        .all(db)
        .await?)
}

/// The terms in force.
///
/// # Errors
/// When the database fails.
pub async fn current_terms<C: ConnectionTrait>(db: &C, dataset: DatasetId) -> Result<Option<dataset_terms::Model>> {
    Ok(dataset_terms::Entity::find()
        .filter(dataset_terms::Column::DatasetId.eq(dataset))
        .order_by_desc(dataset_terms::Column::Number)
        .one(db)
        .await?)
}

/// All versions of several datasets, the newest first. Drafts are for those who may see them: filter by relation.
///
/// # Errors
/// When the database fails.
pub async fn versions<C: ConnectionTrait>(db: &C, datasets: &[DatasetId]) -> Result<Vec<dataset_version::Model>> {
    Ok(dataset_version::Entity::find()
        .filter(dataset_version::Column::DatasetId.is_in(datasets.iter().copied()))
        .order_by_desc(dataset_version::Column::Number)
        .all(db)
        .await?)
}

/// One version, whoever asks.
///
/// # Errors
/// `NotFound`.
pub async fn find_version<C: ConnectionTrait>(db: &C, id: DatasetVersionId) -> Result<dataset_version::Model> {
    dataset_version::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// The newest published version.
///
/// # Errors
/// When the database fails.
pub async fn current_version<C: ConnectionTrait>(db: &C, dataset: DatasetId) -> Result<Option<dataset_version::Model>> {
    Ok(dataset_version::Entity::find()
        .filter(dataset_version::Column::DatasetId.eq(dataset))
        .filter(dataset_version::Column::State.eq(DatasetVersionState::Published))
        .order_by_desc(dataset_version::Column::Number)
        .one(db)
        .await?)
}

/// The files of several versions, in their order.
///
/// # Errors
/// When the database fails.
pub async fn distributions<C: ConnectionTrait>(
    db: &C,
    versions: &[DatasetVersionId],
) -> Result<Vec<distribution::Model>> {
    Ok(distribution::Entity::find()
        .filter(distribution::Column::DatasetVersionId.is_in(versions.iter().copied()))
        .order_by_asc(distribution::Column::Position)
        .order_by_asc(distribution::Column::Id)
        .all(db)
        .await?)
}

/// One file with its version and dataset, whoever asks.
///
/// # Errors
/// `NotFound`.
pub async fn find_distribution<C: ConnectionTrait>(
    db: &C,
    id: DistributionId,
) -> Result<(distribution::Model, dataset_version::Model, dataset::Model)> {
    let distribution = distribution::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    let version = find_version(db, distribution.dataset_version_id).await?;
    let dataset = find(db, version.dataset_id).await?;
    Ok((distribution, version, dataset))
}
