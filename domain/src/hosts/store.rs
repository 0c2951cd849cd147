//! The only writer of the tables of hosts.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};

use super::DataHost;
use super::entity::{data_host, dataset_host};
use crate::kernel::{DataHostId, DatasetId, Error, Permit, Result, Tx};

/// The host, locked until the command ends.
pub(super) async fn lock(tx: &Tx, id: DataHostId) -> Result<DataHost> {
    data_host::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or(Error::NotFound)
}

/// Whether no other host has this audience.
pub(super) async fn audience_free(tx: &Tx, host: DataHostId, audience: &str) -> Result<bool> {
    let taken = data_host::Entity::find()
        .filter(data_host::Column::Audience.eq(audience))
        .filter(data_host::Column::Id.ne(host))
        .one(&**tx)
        .await?;
    Ok(taken.is_none())
}

/// Adds a host.
pub(super) async fn insert(tx: &Tx, _: &Permit, row: DataHost) -> Result<DataHost> {
    Ok(row.into_active_model().reset_all().insert(&**tx).await?)
}

/// Writes a host back, one version later.
pub(super) async fn save(tx: &Tx, _: &Permit, mut row: DataHost) -> Result<DataHost> {
    row.lock_version += 1;
    Ok(row.into_active_model().reset_all().update(&**tx).await?)
}

/// Says on which host a dataset stays. The permit is that of the dataset.
///
/// # Errors
/// When the database fails.
pub async fn put_dataset(tx: &Tx, _: &Permit, dataset: DatasetId, host: DataHostId) -> Result<()> {
    let row = dataset_host::ActiveModel {
        id: Set(tx.id()),
        dataset_id: Set(dataset),
        host_id: Set(host),
        set_at: Set(tx.now()),
    };
    let instead = OnConflict::column(dataset_host::Column::DatasetId)
        .update_columns([dataset_host::Column::HostId, dataset_host::Column::SetAt])
        .to_owned();
    dataset_host::Entity::insert(row).on_conflict(instead).exec_without_returning(&**tx).await?;
    Ok(())
}
