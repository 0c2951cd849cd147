//! Begins an upload: a row for the bytes to come, and the signed URLs to send them to.

use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::entity::stored_file::ActiveModel;
use super::{FileState, SignedUrl, quota, rules, sign, store};
use crate::kernel::{Error, Faults, FileId, OrganisationId, PersonId, Result, Tx, Verdict};

/// A file to come, for a thing of another feature, which has decided that the viewer may.
#[derive(Clone, Debug)]
pub struct NewUpload<'a> {
    /// What kind of thing it belongs to.
    pub owner_kind: &'a str,
    /// Which one.
    pub owner_id: Uuid,
    /// The name of the file.
    pub name: &'a str,
    /// The declared type; told by the ending when it says nothing.
    pub media_type: &'a str,
    /// The most bytes that are taken, never more than the setting `max_upload`.
    pub max_size: u64,
    /// How many bytes will come, where that is known.
    pub length: Option<u64>,
    /// Whose room it takes; nobody's when absent.
    pub organisation: Option<OrganisationId>,
    /// Who sends it.
    pub created_by: Option<PersonId>,
}

/// An upload that waits for its bytes.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The file.
    pub file: FileId,
    /// `PUT` all bytes there at once.
    pub whole: SignedUrl,
    /// Or send them in pieces there (tus 1.0).
    pub resumable: SignedUrl,
}

/// Begins an upload. When its length is known, the room for it is reserved until it came or ran out of time.
///
/// # Errors
/// `Refused` for a bad name, type or size, or when the organisation has no room left.
pub async fn begin_upload(tx: &mut Tx, new: NewUpload<'_>) -> Result<Begun> {
    let name = rules::clean_name(new.name);
    let media_type = rules::media_type_for(&name, new.media_type);
    let mut faults = Faults::new();
    let asked = new.length.unwrap_or(new.max_size);
    rules::check(&mut faults, &name, &media_type, asked, tx.context().settings.max_upload.min(new.max_size));
    faults.finish()?;
    let left = match new.organisation {
        // Without a length at least something must fit; how much is asked when it has come.
        Some(organisation) => quota::check(tx, organisation, new.length.unwrap_or(1), None).await?,
        None => u64::MAX,
    };
    let max_size = new.length.unwrap_or_else(|| new.max_size.min(left.saturating_add(1)));
    // The owner's policy was asked by the caller.
    let permit = Verdict::Allowed.permit()?;
    let id: FileId = tx.id();
    let signed = |bytes: u64| i64::try_from(bytes).map_err(Error::internal);
    let row = ActiveModel {
        id: Set(id),
        owner_kind: Set(new.owner_kind.to_owned()),
        owner_id: Set(new.owner_id),
        object_key: Set(format!("pending/{id}")),
        name: Set(name),
        media_type: Set(media_type),
        size: Set(None),
        max_size: Set(signed(max_size)?),
        sha256: Set(None),
        state: Set(FileState::Pending),
        reject_reason: Set(None),
        created_by: Set(new.created_by),
        created_at: Set(tx.now()),
        uploaded_at: Set(None),
        scanned_at: Set(None),
        organisation_id: Set(new.organisation),
        upload_length: Set(new.length.map(signed).transpose()?),
        upload_offset: Set(0),
        upload_expires_at: Set(Some(tx.now() + tx.context().settings.resumable_life)),
    };
    store::insert(tx, &permit, row).await?;
    Ok(Begun {
        file: id,
        whole: sign::signed_upload_url(tx.context(), id)?,
        resumable: sign::signed_resumable_url(tx.context(), id)?,
    })
}
