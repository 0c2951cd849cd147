//! Begins the upload of a catalogue as a file.

use super::policy::Action;
use super::{HarvestOrigin, authorise::authorise, formats};
use crate::files::{NewUpload, SignedUrl, begin_upload};
use crate::kernel::{Context, Error, FileId, HarvestSourceId, Result, Viewer};

/// `owner_kind` of uploaded catalogues.
pub const FILE_OWNER: &str = "harvest_source";

/// A file to come.
#[derive(Clone, Debug)]
pub struct FileUploadBegin {
    /// The source.
    pub source: HarvestSourceId,
    /// Its name, with the ending.
    pub name: String,
    /// Its media type; told by the ending when empty.
    pub media_type: String,
}

/// Gives a signed URL for the bytes. When they came and were checked, the source reads them.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Refused` for a file that is not taken.
pub async fn file_upload_begin(ctx: &Context, viewer: &Viewer, input: FileUploadBegin) -> Result<(FileId, SignedUrl)> {
    let mut tx = ctx.begin(viewer).await?;
    let (source, _permit) = authorise(&tx, viewer, input.source, Action::FileUploadBegin).await?;
    if source.origin != HarvestOrigin::File {
        return Err(Error::refused(
            "harvest.not_from_file",
            "source",
            "This source is asked over the network. Change it to a file first.",
        ));
    }
    // Portals and browsers name RDF in many ways; it is XML.
    let name = input.name.to_ascii_lowercase();
    let is_xml = name.ends_with(".rdf") || name.ends_with(".owl") || input.media_type.ends_with("+xml");
    let media_type = if is_xml { "application/xml" } else { input.media_type.as_str() };
    let max = formats::MAX_BYTES.min(ctx.settings.max_upload);
    let begun = begin_upload(
        &mut tx,
        NewUpload {
            owner_kind: FILE_OWNER,
            owner_id: source.id.into(),
            name: &input.name,
            media_type,
            max_size: max,
            length: None,
            organisation: Some(source.organisation_id),
            created_by: viewer.person_id(),
        },
    )
    .await?;
    tx.commit().await?;
    Ok((begun.file, begun.whole))
}
