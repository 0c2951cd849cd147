//! Saving a request as far as it is written.

use async_graphql::{Context, ID, InputObject, Json, Object, SimpleObject};
use intercity_domain::access::{self as domain, Answers};

use super::AccessRequest;
use super::enums::AccessVersionPolicy;
use crate::datasets::AccessPurpose;
use crate::graphql::{Fault, caller, local, local_all};

/// What is written; what is absent stays.
#[derive(InputObject)]
pub struct AccessRequestSaveInput {
    /// The request.
    id: ID,
    /// The version that you saw. When somebody else saved since, the error has the code CONFLICT; absent overwrites.
    lock_version: Option<i32>,
    /// What the data is needed for.
    purpose: Option<String>,
    /// The same in the words of the vocabulary.
    purposes: Option<Vec<AccessPurpose>>,
    /// For how many days.
    duration_days: Option<i32>,
    /// Who needs access.
    people: Option<Vec<ID>>,
    /// Which versions are wanted.
    version_policy: Option<AccessVersionPolicy>,
    /// Answers by key, in the JSON shape of their kinds; others stay, null takes one away.
    answers: Option<Json<Answers>>,
}

/// The request as it is saved.
#[derive(SimpleObject)]
pub struct AccessRequestSavePayload {
    /// The request.
    request: AccessRequest,
}

/// Saving a request.
#[derive(Default)]
pub struct AccessRequestSave;

#[Object]
impl AccessRequestSave {
    /// Saves a draft or returned request as far as it is written.
    async fn access_request_save(
        &self,
        ctx: &Context<'_>,
        input: AccessRequestSaveInput,
    ) -> Result<AccessRequestSavePayload, Fault> {
        let caller = caller(ctx)?;
        let save = domain::RequestSave {
            request: local(&input.id, "id")?,
            lock_version: input.lock_version,
            patch: domain::RequestPatch {
                purpose: input.purpose,
                purposes: input.purposes.map(|all| all.into_iter().map(Into::into).collect()),
                duration_days: input.duration_days,
                people: input.people.map(|people| local_all(&people, "people")).transpose()?,
                version_policy: input.version_policy.map(Into::into),
                answers: input.answers.map(|answers| answers.0),
            },
        };
        let row = domain::save(&caller.context, &caller.viewer, save).await?;
        Ok(AccessRequestSavePayload { request: AccessRequest::one(&caller.context, row).await? })
    }
}
