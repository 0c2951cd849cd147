//! Beginning the upload of a file.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::datasets as domain;

use crate::files::{ByteCount, ResumableUpload, UploadLink};
use crate::graphql::{Fault, caller, global, local};

/// A file to come.
#[derive(InputObject)]
pub struct DistributionUploadBeginInput {
    /// The version it belongs to.
    version: ID,
    /// Its name, with the ending.
    name: String,
    /// Its media type; told by the ending when absent.
    media_type: Option<String>,
    /// Its size, if known; exactly so many are reserved and taken then.
    size: Option<ByteCount>,
}

/// Where the bytes go.
#[derive(SimpleObject)]
pub struct DistributionUploadBeginPayload {
    /// The file's global id.
    file: ID,
    /// Where to put its bytes, all at once.
    upload: UploadLink,
    /// Or where to send them in pieces.
    resumable: ResumableUpload,
}

/// Begins an upload: PUT the bytes to the URL or send them in pieces, and the version has one more file. The worker checks it then.
#[derive(Default)]
pub struct DistributionUploadBegin;

#[Object]
impl DistributionUploadBegin {
    /// Begins an upload: PUT the bytes to the URL or send them in pieces, and the version has one more file. The worker checks it then.
    async fn distribution_upload_begin(
        &self,
        ctx: &Context<'_>,
        input: DistributionUploadBeginInput,
    ) -> Result<DistributionUploadBeginPayload, Fault> {
        let caller = caller(ctx)?;
        let begin = domain::DistributionUploadBegin {
            version: local(&input.version, "version")?,
            name: input.name,
            media_type: input.media_type.unwrap_or_default(),
            size: input.size.map(|size| size.0),
        };
        let begun = domain::distribution_upload_begin(&caller.context, &caller.viewer, begin).await?;
        Ok(DistributionUploadBeginPayload {
            file: global(begun.file),
            upload: UploadLink {
                url: begun.whole.url,
                method: "PUT",
                headers: Vec::new(),
                expires_at: begun.whole.expires_at,
            },
            resumable: begun.resumable.into(),
        })
    }
}
