//! `apiClientRevoke`

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::organisations;

use super::nodes::ApiClient;
use crate::graphql::{Fault, caller, local};

/// Which API client.
#[derive(InputObject)]
pub struct ApiClientRevokeInput {
    /// The client.
    api_client_id: ID,
}

/// The API client no longer counts.
#[derive(SimpleObject)]
pub struct ApiClientRevokePayload {
    /// The client.
    api_client: ApiClient,
}

/// The mutation.
#[derive(Default)]
pub struct ApiClientRevoke;

#[Object]
impl ApiClientRevoke {
    /// Revoke an API client. Its tokens stop counting at once.
    async fn api_client_revoke(
        &self,
        ctx: &Context<'_>,
        input: ApiClientRevokeInput,
    ) -> Result<ApiClientRevokePayload, Fault> {
        let caller = caller(ctx)?;
        let id = local(&input.api_client_id, "apiClientId")?;
        let row = Box::pin(organisations::client_revoke(&caller.context, &caller.viewer, id)).await?;
        Ok(ApiClientRevokePayload { api_client: ApiClient(row) })
    }
}
