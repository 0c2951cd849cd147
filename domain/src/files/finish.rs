//! Takes an uploaded file into use: its bytes came, and it belongs to the thing that uses it.

use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{FileState, StoredFile, queries};
use crate::kernel::{Error, FileId, Result};

/// The file, if it belongs to that thing, its bytes came and were not rejected.
///
/// # Errors
/// `NotFound` when it belongs to something else, `Refused` when it cannot be used (yet).
pub async fn finish<C: ConnectionTrait>(db: &C, file: FileId, owner_kind: &str, owner_id: Uuid) -> Result<StoredFile> {
    let file = queries::find(db, file).await?;
    if file.owner_kind != owner_kind || file.owner_id != owner_id {
        return Err(Error::NotFound);
    }
    match file.state {
        FileState::Uploaded | FileState::Clean => Ok(file),
        FileState::Pending => Err(Error::refused(
            "file.not_uploaded",
            "file",
            format!("The bytes of “{}” did not arrive yet. Upload it first.", file.name),
        )),
        FileState::Rejected => Err(Error::refused(
            "file.rejected",
            "file",
            format!("“{}” was rejected. {}", file.name, file.reject_reason.unwrap_or_default()),
        )),
    }
}
