//! Registering a data host.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::hosts as domain;

use super::DataHost;
use crate::graphql::{Fault, caller, local};

/// What a new data host is.
#[derive(InputObject)]
pub struct DataHostCreateInput {
    /// Who runs it: a verified partner or city.
    organisation_id: ID,
    /// Its name.
    name: String,
    /// Where its data is, for example `https://data.partner.example`.
    base_url: String,
    /// Where grants are pushed to by POST, and asked about by GET with the id of the grant behind it.
    grant_url: String,
    /// Under the base URL: answers to a token as the data would.
    probe_path: String,
    /// What stands in `aud` of tokens for it; no other host may have the same.
    audience: String,
}

/// The registered host.
#[derive(SimpleObject)]
pub struct DataHostCreatePayload {
    /// The host.
    host: DataHost,
}

/// Registering a data host.
#[derive(Default)]
pub struct DataHostCreate;

#[Object]
impl DataHostCreate {
    /// Registers a server on which datasets of a verified partner or city stay.
    async fn data_host_create(
        &self,
        ctx: &Context<'_>,
        input: DataHostCreateInput,
    ) -> Result<DataHostCreatePayload, Fault> {
        let caller = caller(ctx)?;
        let create = domain::Create {
            organisation: local(&input.organisation_id, "organisationId")?,
            profile: domain::Profile {
                name: Some(input.name),
                base_url: Some(input.base_url),
                grant_url: Some(input.grant_url),
                probe_path: Some(input.probe_path),
                audience: Some(input.audience),
            },
            fictional: false,
        };
        let row = domain::create(&caller.context, &caller.viewer, create).await?;
        Ok(DataHostCreatePayload { host: DataHost::one(&caller.context, row).await? })
    }
}
