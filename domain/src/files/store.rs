//! The only place that writes files' rows.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::FileState;
use super::entity::stored_file::{ActiveModel, Column, Entity, Model};
use crate::kernel::{Permit, Result, Tx};

/// Adds the row of a file whose bytes are still to come.
pub(super) async fn insert(tx: &Tx, _permit: &Permit, row: ActiveModel) -> Result<Model> {
    Ok(row.insert(&**tx).await?)
}

/// The bytes lie in the store. False when somebody else was faster.
pub(super) async fn uploaded(
    tx: &Tx,
    _permit: &Permit,
    file: &Model,
    key: &str,
    size: i64,
    sha256: &str,
) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            state: Set(FileState::Uploaded),
            object_key: Set(key.to_owned()),
            size: Set(Some(size)),
            sha256: Set(Some(sha256.to_owned())),
            uploaded_at: Set(Some(tx.now())),
            ..Default::default()
        })
        .filter(Column::Id.eq(file.id))
        .filter(Column::State.eq(FileState::Pending))
        .exec(&**tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// What the scan found. False when it was scanned before.
pub(super) async fn scanned(tx: &Tx, _permit: &Permit, file: &Model, reason: Option<String>) -> Result<bool> {
    let state = if reason.is_some() { FileState::Rejected } else { FileState::Clean };
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(state.as_str()))
        .col_expr(Column::RejectReason, Expr::value(reason))
        .col_expr(Column::ScannedAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(file.id))
        .filter(Column::State.eq(FileState::Uploaded))
        .exec(&**tx)
        .await?;
    Ok(done.rows_affected == 1)
}
