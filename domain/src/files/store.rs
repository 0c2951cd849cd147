//! The only place that writes files' rows.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::FileState;
use super::entity::stored_file::{ActiveModel, Column, Entity, Model};
use super::entity::{storage_quota, upload_piece};
use crate::kernel::{Context, FileId, OrganisationId, Permit, Result, Timestamp, Tx};

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
            upload_expires_at: Set(None),
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

/// The length of an upload that began without one. False when it has one, or takes no more bytes.
pub(super) async fn declare(tx: &Tx, _permit: &Permit, file: FileId, length: i64) -> Result<bool> {
    let done = Entity::update_many()
        .col_expr(Column::UploadLength, Expr::value(length))
        .filter(Column::Id.eq(file))
        .filter(Column::State.eq(FileState::Pending))
        .filter(Column::UploadLength.is_null())
        .exec(&**tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Pieces that follow each other, from where the upload stands. False when it stands elsewhere by now.
pub(super) async fn append(tx: &Tx, _permit: &Permit, file: FileId, pieces: &[upload_piece::Model]) -> Result<bool> {
    let Some((first, last)) = pieces.first().zip(pieces.last()) else { return Ok(true) };
    let end = last.begins_at.saturating_add(last.size);
    let done = Entity::update_many()
        .col_expr(Column::UploadOffset, Expr::value(end))
        .filter(Column::Id.eq(file))
        .filter(Column::State.eq(FileState::Pending))
        .filter(Column::UploadOffset.eq(first.begins_at))
        .exec(&**tx)
        .await?;
    if done.rows_affected != 1 {
        return Ok(false);
    }
    for piece in pieces {
        upload_piece::ActiveModel::from(piece.clone()).reset_all().insert(&**tx).await?;
    }
    Ok(true)
}

/// The bytes will not be used: the upload was given up, or the file taken out. False when that is so already.
pub(super) async fn give_up(tx: &Tx, _permit: &Permit, file: FileId, reason: &str) -> Result<bool> {
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(FileState::Rejected.as_str()))
        .col_expr(Column::RejectReason, Expr::value(reason))
        .col_expr(Column::UploadExpiresAt, Expr::value(None::<Timestamp>))
        .filter(Column::Id.eq(file))
        .filter(Column::State.ne(FileState::Rejected))
        .exec(&**tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The upload no longer ends by the clock.
pub(super) async fn without_end(tx: &Tx, _permit: &Permit, file: FileId) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::UploadExpiresAt, Expr::value(None::<Timestamp>))
        .filter(Column::Id.eq(file))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The pieces of a file are gone from the store.
pub(super) async fn forget_pieces(ctx: &Context, file: FileId) -> Result<()> {
    upload_piece::Entity::delete_many().filter(upload_piece::Column::FileId.eq(file)).exec(ctx.db.writer()).await?;
    Ok(())
}

/// What an organisation may store; nothing for what the setting says.
pub(super) async fn set_quota(
    tx: &Tx,
    _permit: &Permit,
    organisation: OrganisationId,
    bytes: Option<i64>,
) -> Result<()> {
    storage_quota::Entity::delete_many()
        .filter(storage_quota::Column::OrganisationId.eq(organisation))
        .exec(&**tx)
        .await?;
    let Some(bytes) = bytes else { return Ok(()) };
    let row = storage_quota::ActiveModel {
        id: Set(tx.id()),
        organisation_id: Set(organisation),
        bytes: Set(bytes),
        set_by: Set(tx.viewer().person_id()),
        set_at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    Ok(())
}
