//! The only file that writes profiles and what is public of them.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};

use super::ProfileState;
use super::entity::{distribution_profile as profile, profile_disclosure as disclosure};
use crate::kernel::{DatasetId, DistributionId, Permit, Result, Tx};

/// The profile of a file with its row locked.
pub(super) async fn lock(tx: &Tx, of: DistributionId) -> Result<Option<profile::Model>> {
    let found = profile::Entity::find().filter(profile::Column::DistributionId.eq(of)).lock_exclusive().one(&**tx);
    Ok(found.await?)
}

/// Asks for a profile: the first, or one generation more. The row as it stands then.
pub(super) async fn ask(tx: &Tx, _permit: &Permit, of: DistributionId) -> Result<profile::Model> {
    if let Some(mut row) = lock(tx, of).await? {
        row.generation += 1;
        row.state = ProfileState::Waiting;
        row.requested_at = tx.now();
        return Ok(row.into_active_model().reset_all().update(&**tx).await?);
    }
    let row = profile::Model {
        id: tx.id(),
        distribution_id: of,
        state: ProfileState::Waiting,
        generation: 1,
        document: None,
        requested_at: tx.now(),
        finished_at: None,
    };
    Ok(row.into_active_model().reset_all().insert(&**tx).await?)
}

/// Whether a worker has it in hand now. Only while this generation is wanted.
pub(super) async fn mark(tx: &Tx, _permit: &Permit, row: &profile::Model, state: ProfileState) -> Result<bool> {
    let done = profile::Entity::update_many()
        .col_expr(profile::Column::State, Expr::value(state.as_str()))
        .filter(profile::Column::Id.eq(row.id))
        .filter(profile::Column::Generation.eq(row.generation))
        .exec(&**tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes what came out. False when another generation is wanted by now.
pub(super) async fn finish(
    tx: &Tx,
    _permit: &Permit,
    row: &profile::Model,
    state: ProfileState,
    document: serde_json::Value,
) -> Result<bool> {
    let done = profile::Entity::update_many()
        .set(profile::ActiveModel {
            state: Set(state),
            document: Set(Some(document)),
            finished_at: Set(Some(tx.now())),
            ..Default::default()
        })
        .filter(profile::Column::Id.eq(row.id))
        .filter(profile::Column::Generation.eq(row.generation))
        .exec(&**tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes what is public of a dataset's profiles.
pub(super) async fn set_disclosure(tx: &Tx, _permit: &Permit, row: disclosure::Model) -> Result<disclosure::Model> {
    let of: DatasetId = row.dataset_id;
    let changed = [
        disclosure::Column::Disclosure,
        disclosure::Column::Access,
        disclosure::Column::HiddenColumns,
        disclosure::Column::SetBy,
        disclosure::Column::SetAt,
    ];
    disclosure::Entity::insert(row.clone().into_active_model().reset_all())
        .on_conflict(OnConflict::column(disclosure::Column::DatasetId).update_columns(changed).to_owned())
        .exec_without_returning(&**tx)
        .await?;
    let found = disclosure::Entity::find().filter(disclosure::Column::DatasetId.eq(of)).one(&**tx).await?;
    Ok(found.unwrap_or(row))
}
