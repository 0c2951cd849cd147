//! Asking for a file.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::datasets as domain;

use chrono::{DateTime, Utc};

use crate::graphql::{Fault, caller, local};

/// Which file.
#[derive(InputObject)]
pub struct DistributionDownloadInput {
    /// The file.
    id: ID,
    /// SHA-256 of the terms that you accept; needed for registered data.
    accepted_terms: Option<String>,
}

/// The link.
#[derive(SimpleObject)]
pub struct DistributionDownloadPayload {
    /// Where to read it; ranges are understood.
    url: String,
    /// From then on the link is refused.
    expires_at: DateTime<Utc>,
}

/// Gives a short-lived link to a file that may be read without a grant: open and registered data.
#[derive(Default)]
pub struct DistributionDownload;

#[Object]
impl DistributionDownload {
    /// Gives a short-lived link to a file that may be read without a grant: open and registered data.
    async fn distribution_download(
        &self,
        ctx: &Context<'_>,
        input: DistributionDownloadInput,
    ) -> Result<DistributionDownloadPayload, Fault> {
        let caller = caller(ctx)?;
        let ask = domain::DistributionDownload { id: local(&input.id, "id")?, accepted_terms: input.accepted_terms };
        let url = domain::distribution_download(&caller.context, &caller.viewer, ask).await?;
        Ok(DistributionDownloadPayload { url: url.url, expires_at: url.expires_at })
    }
}
