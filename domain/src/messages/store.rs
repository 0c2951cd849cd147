//! The only writer of the table of messages.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use super::entity::message;
use crate::kernel::{Permit, Result, Tx};

/// Writes a message unless one with its key is there. Says whether it is new.
pub async fn insert(tx: &Tx, _: &Permit, row: message::ActiveModel) -> Result<bool> {
    let once = sea_orm::sea_query::OnConflict::column(message::Column::DedupeKey).do_nothing().to_owned();
    let rows = message::Entity::insert(row).on_conflict(once).exec_without_returning(&**tx).await?;
    Ok(rows > 0)
}

/// Notes that it was handed over.
pub async fn sent(tx: &Tx, _: &Permit, row: message::Model) -> Result<()> {
    let mut row = row.into_active_model();
    row.sent_at = Set(Some(tx.now()));
    row.update(&**tx).await?;
    Ok(())
}

/// Notes that it was read.
pub async fn read(tx: &Tx, _: &Permit, row: message::Model) -> Result<message::Model> {
    let mut row = row.into_active_model();
    row.read_at = Set(Some(tx.now()));
    Ok(row.update(&**tx).await?)
}
