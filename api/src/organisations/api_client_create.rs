//! `apiClientCreate`

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::organisations;

use super::nodes::ApiClient;
use crate::graphql::{Fault, caller, local};

/// The API client to be.
#[derive(InputObject)]
pub struct ApiClientCreateInput {
    /// For whom it acts.
    organisation_id: ID,
    /// What people call it.
    name: String,
    /// What it may do; see the query `scopes`.
    scopes: Vec<String>,
}

/// The API client with its secret.
#[derive(SimpleObject)]
pub struct ApiClientCreatePayload {
    /// The client.
    api_client: ApiClient,
    /// Keep it: nobody can read it again.
    secret: String,
}

/// The mutation.
#[derive(Default)]
pub struct ApiClientCreate;

#[Object]
impl ApiClientCreate {
    /// Make a program that acts for an organisation. For owners and managers.
    async fn api_client_create(
        &self,
        ctx: &Context<'_>,
        input: ApiClientCreateInput,
    ) -> Result<ApiClientCreatePayload, Fault> {
        let caller = caller(ctx)?;
        let organisation = local(&input.organisation_id, "organisationId")?;
        let create = organisations::ClientCreate { organisation, name: input.name, scopes: input.scopes };
        let created = Box::pin(organisations::client_create(&caller.context, &caller.viewer, create)).await?;
        Ok(ApiClientCreatePayload { api_client: ApiClient(created.client), secret: created.secret })
    }
}
