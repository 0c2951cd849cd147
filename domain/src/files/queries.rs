//! Reads of files' rows, for the features that own them.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::FileState;
use super::entity::stored_file::{Column, Entity, Model};
use super::entity::upload_piece;
use crate::kernel::{Error, FileId, Result, Timestamp};

/// One file.
///
/// # Errors
/// `NotFound`.
pub async fn find<C: ConnectionTrait>(db: &C, file: FileId) -> Result<Model> {
    Entity::find_by_id(file).one(db).await?.ok_or(Error::NotFound)
}

/// Several files at once, in no order.
///
/// # Errors
/// When the database fails.
pub async fn find_all<C: ConnectionTrait>(db: &C, files: impl IntoIterator<Item = FileId>) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::Id.is_in(files)).all(db).await?)
}

/// The pieces of a file in their order.
pub(super) async fn pieces<C: ConnectionTrait>(db: &C, file: FileId) -> Result<Vec<upload_piece::Model>> {
    Ok(upload_piece::Entity::find()
        .filter(upload_piece::Column::FileId.eq(file))
        .order_by_asc(upload_piece::Column::BeginsAt)
        .all(db)
        .await?)
}

/// In how many pieces it has come so far.
pub(super) async fn piece_count<C: ConnectionTrait>(db: &C, file: FileId) -> Result<u64> {
    Ok(upload_piece::Entity::find().filter(upload_piece::Column::FileId.eq(file)).count(db).await?)
}

/// Uploads that were not finished in time.
pub(super) async fn overdue<C: ConnectionTrait>(db: &C, now: Timestamp, most: u64) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::State.eq(FileState::Pending))
        .filter(Column::UploadExpiresAt.lte(now))
        .order_by_asc(Column::UploadExpiresAt)
        .limit(most)
        .all(db)
        .await?)
}
