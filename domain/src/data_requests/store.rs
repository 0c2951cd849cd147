//! The only writer of requests for data that is not listed.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QuerySelect};

use super::entity::data_request;
use crate::kernel::{DataRequestId, Error, Permit, Result, Tx};

/// The row, locked until the command ends.
pub(super) async fn lock(tx: &Tx, id: DataRequestId) -> Result<data_request::Model> {
    data_request::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or(Error::NotFound)
}

/// Adds one.
pub(super) async fn insert(tx: &Tx, _: &Permit, row: data_request::Model) -> Result<data_request::Model> {
    Ok(row.into_active_model().reset_all().insert(&**tx).await?)
}

/// Writes it back, one version later.
pub(super) async fn save(tx: &Tx, _: &Permit, mut row: data_request::Model) -> Result<data_request::Model> {
    row.lock_version += 1;
    Ok(row.into_active_model().reset_all().update(&**tx).await?)
}
