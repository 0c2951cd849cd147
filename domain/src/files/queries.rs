//! Reads of files' rows, for the features that own them.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::entity::stored_file::{Column, Entity, Model};
use crate::kernel::{Error, FileId, Result};

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
