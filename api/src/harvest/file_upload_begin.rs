//! Beginning the upload of a catalogue.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::harvest as domain;

use crate::files::UploadLink;
use crate::graphql::{Fault, caller, global, local};

/// A catalogue to come.
#[derive(InputObject)]
pub struct HarvestFileUploadBeginInput {
    /// The source that reads it.
    source: ID,
    /// Its name, with the ending.
    name: String,
    /// Its media type; told by the ending when absent.
    media_type: Option<String>,
}

/// Where the bytes go.
#[derive(SimpleObject)]
pub struct HarvestFileUploadBeginPayload {
    /// The file's global id.
    file: ID,
    /// Where to put its bytes.
    upload: UploadLink,
}

/// Begins the upload of a catalogue.
#[derive(Default)]
pub struct HarvestFileUploadBegin;

#[Object]
impl HarvestFileUploadBegin {
    /// Begins the upload of a catalogue: PUT the bytes to the URL. Once the worker has checked it, the source reads it.
    async fn harvest_file_upload_begin(
        &self,
        ctx: &Context<'_>,
        input: HarvestFileUploadBeginInput,
    ) -> Result<HarvestFileUploadBeginPayload, Fault> {
        let caller = caller(ctx)?;
        let begin = domain::FileUploadBegin {
            source: local(&input.source, "source")?,
            name: input.name,
            media_type: input.media_type.unwrap_or_default(),
        };
        let (file, url) = domain::file_upload_begin(&caller.context, &caller.viewer, begin).await?;
        Ok(HarvestFileUploadBeginPayload {
            file: global(file),
            upload: UploadLink { url: url.url, method: "PUT", headers: Vec::new(), expires_at: url.expires_at },
        })
    }
}
