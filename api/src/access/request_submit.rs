//! Sending a request.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::access as domain;

use super::AccessRequest;
use crate::graphql::{Fault, caller, local, local_all};

/// What is sent; what is absent stays as in the draft.
#[derive(InputObject)]
pub struct AccessRequestSubmitInput {
    /// The request.
    id: ID,
    /// SHA-256 of the terms that you read and accept; empty when the dataset has none.
    #[graphql(default)]
    terms_sha256: String,
    /// The language in which you read them: de, en or fr.
    #[graphql(default)]
    terms_language: String,
    /// Another purpose.
    purpose: Option<String>,
    /// Another duration in days.
    duration_days: Option<i32>,
    /// Other people.
    people: Option<Vec<ID>>,
}

/// The request that was sent.
#[derive(SimpleObject)]
pub struct AccessRequestSubmitPayload {
    /// The request.
    request: AccessRequest,
}

/// Sending a request.
#[derive(Default)]
pub struct AccessRequestSubmit;

#[Object]
impl AccessRequestSubmit {
    /// Sends a draft or returned request to the data stewards, and accepts the terms.
    async fn access_request_submit(
        &self,
        ctx: &Context<'_>,
        input: AccessRequestSubmitInput,
    ) -> Result<AccessRequestSubmitPayload, Fault> {
        let caller = caller(ctx)?;
        let people = input.people.map(|people| local_all(&people, "people")).transpose()?;
        let submit = domain::RequestSubmit {
            request: local(&input.id, "id")?,
            terms_sha256: input.terms_sha256,
            terms_language: input.terms_language,
            purpose: input.purpose,
            duration_days: input.duration_days,
            people,
        };
        let row = domain::submit(&caller.context, &caller.viewer, submit).await?;
        Ok(AccessRequestSubmitPayload { request: AccessRequest::one(&caller.context, row).await? })
    }
}
