//! How much an organisation stores, and `organisationQuotaSet`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::files;

use super::ByteCount;
use crate::graphql::{Fault, caller, local};

/// How much the files of an organisation take.
#[derive(SimpleObject)]
pub struct OrganisationStorage {
    /// Bytes that lie in the store.
    stored: ByteCount,
    /// Bytes that are announced by uploads under way.
    reserved: ByteCount,
    /// What both may come to.
    limit: ByteCount,
    /// Whether the limit was set for this organisation; otherwise it is the platform's.
    own_limit: bool,
}

impl From<files::Usage> for OrganisationStorage {
    fn from(usage: files::Usage) -> Self {
        Self {
            stored: ByteCount(usage.stored),
            reserved: ByteCount(usage.reserved),
            limit: ByteCount(usage.limit),
            own_limit: usage.own_limit,
        }
    }
}

/// How much an organisation may store.
#[derive(InputObject)]
pub struct OrganisationQuotaSetInput {
    /// The organisation.
    organisation_id: ID,
    /// Bytes; the platform's limit again when absent.
    bytes: Option<ByteCount>,
}

/// What it stores and may store now.
#[derive(SimpleObject)]
pub struct OrganisationQuotaSetPayload {
    /// How much its files take.
    storage: OrganisationStorage,
}

/// The mutation.
#[derive(Default)]
pub struct OrganisationQuotaSet;

#[Object]
impl OrganisationQuotaSet {
    /// Say how many bytes an organisation may store. What lies there already stays. For administrators.
    async fn organisation_quota_set(
        &self,
        ctx: &Context<'_>,
        input: OrganisationQuotaSetInput,
    ) -> Result<OrganisationQuotaSetPayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.organisation_id, "organisationId")?;
        let bytes = input.bytes.map(|bytes| bytes.0);
        let usage = Box::pin(files::quota_set(&caller.context, &caller.viewer, id, bytes)).await?;
        Ok(OrganisationQuotaSetPayload { storage: usage.into() })
    }
}
