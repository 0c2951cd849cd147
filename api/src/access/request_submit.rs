//! Sending a request.

use async_graphql::{Context, ID, InputObject, Json, Object, SimpleObject};
use intercity_domain::access::{self as domain, Answers};

use super::AccessRequest;
use super::enums::AccessVersionPolicy;
use crate::datasets::AccessPurpose;
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
    /// The version that you saw; absent sends what is there.
    lock_version: Option<i32>,
    /// Another purpose.
    purpose: Option<String>,
    /// Another duration in days.
    duration_days: Option<i32>,
    /// Other people.
    people: Option<Vec<ID>>,
    /// Other purposes of the vocabulary.
    purposes: Option<Vec<AccessPurpose>>,
    /// Other versions.
    version_policy: Option<AccessVersionPolicy>,
    /// Answers by key; others stay, null takes one away.
    answers: Option<Json<Answers>>,
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
    /// Sends a draft or returned request to those who decide, and accepts the terms. Where the policy decides by rule
    /// and every condition holds, it is approved at once.
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
            lock_version: input.lock_version,
            patch: domain::RequestPatch {
                purpose: input.purpose,
                purposes: input.purposes.map(|all| all.into_iter().map(Into::into).collect()),
                duration_days: input.duration_days,
                people,
                version_policy: input.version_policy.map(Into::into),
                answers: input.answers.map(|answers| answers.0),
            },
        };
        let row = domain::submit(&caller.context, &caller.viewer, submit).await?;
        Ok(AccessRequestSubmitPayload { request: AccessRequest::one(&caller.context, row).await? })
    }
}
