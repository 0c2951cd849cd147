//! Beginning the upload of a file.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::datasets as domain;

use crate::files::{ByteCount, UploadLink};
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
    /// Its size, if known; no more than that is taken then.
    size: Option<ByteCount>,
}

/// Where the bytes go.
#[derive(SimpleObject)]
pub struct DistributionUploadBeginPayload {
    /// The file's global id.
    file: ID,
    /// Where to put its bytes.
    upload: UploadLink,
}

/// Begins an upload: PUT the bytes to the URL, and the version has one more file. The worker checks it then.
#[derive(Default)]
pub struct DistributionUploadBegin;

#[Object]
impl DistributionUploadBegin {
    /// Begins an upload: PUT the bytes to the URL, and the version has one more file. The worker checks it then.
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
        let (file, url) = domain::distribution_upload_begin(&caller.context, &caller.viewer, begin).await?;
        Ok(DistributionUploadBeginPayload {
            file: global(file),
            upload: UploadLink { url: url.url, method: "PUT", headers: Vec::new(), expires_at: url.expires_at },
        })
    }
}
