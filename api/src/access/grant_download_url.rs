//! A short-lived signed URL for a file of a grant.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::access as domain;

use crate::graphql::{Fault, caller, local};

/// Which file of which grant.
#[derive(InputObject)]
pub struct GrantDownloadUrlInput {
    /// The grant.
    grant: ID,
    /// The file: one of `grant.files`.
    file: ID,
}

/// Where the bytes are.
#[derive(SimpleObject)]
pub struct GrantDownloadUrlPayload {
    /// The URL. It is checked against the grant at every use; range requests work.
    url: String,
    /// From then on it is refused; ask for a new one and go on with a range.
    expires_at: DateTime<Utc>,
}

/// A short-lived signed URL for a file of a grant.
#[derive(Default)]
pub struct GrantDownloadUrl;

#[Object]
impl GrantDownloadUrl {
    /// A signed URL for a file of an active grant, at most 15 minutes and never beyond the end of the grant.
    async fn grant_download_url(
        &self,
        ctx: &Context<'_>,
        input: GrantDownloadUrlInput,
    ) -> Result<GrantDownloadUrlPayload, Fault> {
        let caller = caller(ctx)?;
        let (grant, file) = (local(&input.grant, "grant")?, local(&input.file, "file")?);
        let signed = domain::download_url(&caller.context, &caller.viewer, grant, file).await?;
        Ok(GrantDownloadUrlPayload { url: signed.url, expires_at: signed.expires_at })
    }
}
