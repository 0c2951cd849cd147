//! Reaction: when an uploaded catalogue was found clean, its source reads it from then on.

use super::file_upload_begin::FILE_OWNER;
use super::{policy, store};
use crate::files;
use crate::kernel::{Entry, FileId, HarvestSourceId, Result, Tx, activity};

/// Reacts to `file.accepted`.
///
/// # Errors
/// When the database fails.
pub async fn file_accepted(tx: &mut Tx, entry: &activity::Model) -> Result<()> {
    let file = files::find(&**tx, FileId(entry.subject_id)).await?;
    if file.owner_kind != FILE_OWNER {
        return Ok(());
    }
    let mut source = store::lock_source(tx, HarvestSourceId(file.owner_id)).await?;
    // A source that was deleted meanwhile reads nothing any more.
    let Ok(permit) = policy::decide_apply(source.state).permit() else { return Ok(()) };
    source.file_id = Some(file.id);
    let source = store::save_source(tx, &permit, source).await?;
    let organisation = source.organisation_id;
    tx.record(Entry::new("harvest_source.file_set", source.id).organisation(organisation).with("name", file.name)).await
}
