//! Begins an upload: a row for the bytes to come, and the signed URL to put them to.

use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::entity::stored_file::ActiveModel;
use super::{FileState, rules, sign, store};
use crate::kernel::{Error, Faults, FileId, PersonId, Result, Tx, Verdict};

/// Begins an upload for a thing of another feature, which has decided that the viewer may.
///
/// `max_size` is the most bytes that will be taken, never more than the setting `max_upload`.
///
/// # Errors
/// `Refused` for a bad name, type or size.
pub async fn begin_upload(
    tx: &mut Tx,
    owner_kind: &str,
    owner_id: Uuid,
    name: &str,
    media_type: &str,
    max_size: u64,
    created_by: Option<PersonId>,
) -> Result<(FileId, String)> {
    let name = rules::clean_name(name);
    let media_type = rules::media_type_for(&name, media_type);
    let mut faults = Faults::new();
    rules::check(&mut faults, &name, &media_type, max_size, tx.context().settings.max_upload);
    faults.finish()?;
    // The owner's policy was asked by the caller.
    let permit = Verdict::Allowed.permit()?;
    let id: FileId = tx.id();
    let row = ActiveModel {
        id: Set(id),
        owner_kind: Set(owner_kind.to_owned()),
        owner_id: Set(owner_id),
        object_key: Set(format!("pending/{id}")),
        name: Set(name),
        media_type: Set(media_type),
        size: Set(None),
        max_size: Set(i64::try_from(max_size).map_err(Error::internal)?),
        sha256: Set(None),
        state: Set(FileState::Pending),
        reject_reason: Set(None),
        created_by: Set(created_by),
        created_at: Set(tx.now()),
        uploaded_at: Set(None),
        scanned_at: Set(None),
    };
    store::insert(tx, &permit, row).await?;
    Ok((id, sign::signed_upload_url(tx.context(), id)?.url))
}
