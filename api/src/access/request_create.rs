//! Beginning a request.

use async_graphql::{Context, ID, InputObject, Json, Object, SimpleObject};
use intercity_domain::access::{self as domain, Answers};

use super::AccessRequest;
use super::enums::AccessVersionPolicy;
use crate::datasets::AccessPurpose;
use crate::graphql::{Fault, caller, local, local_all};

/// What is asked for.
#[derive(InputObject)]
pub struct AccessRequestCreateInput {
    /// The restricted dataset.
    dataset: ID,
    /// The team that asks; you are in it.
    team: ID,
    /// What the data is needed for.
    #[graphql(default)]
    purpose: String,
    /// The same in the words of the vocabulary.
    #[graphql(default)]
    purposes: Vec<AccessPurpose>,
    /// For how many days; 30, or as long as allowed, when absent.
    #[graphql(default)]
    duration_days: i32,
    /// Who needs access: members of the team.
    #[graphql(default)]
    people: Vec<ID>,
    /// Which versions are wanted; the present one when absent.
    version_policy: Option<AccessVersionPolicy>,
    /// Answers to the dataset's own questions, by key.
    answers: Option<Json<Answers>>,
}

/// The draft.
#[derive(SimpleObject)]
pub struct AccessRequestCreatePayload {
    /// The request.
    request: AccessRequest,
}

/// Beginning a request.
#[derive(Default)]
pub struct AccessRequestCreate;

#[Object]
impl AccessRequestCreate {
    /// Begins a request for a restricted dataset, as a draft; only dataset and team have to be known yet.
    async fn access_request_create(
        &self,
        ctx: &Context<'_>,
        input: AccessRequestCreateInput,
    ) -> Result<AccessRequestCreatePayload, Fault> {
        let caller = caller(ctx)?;
        let create = domain::RequestCreate {
            dataset: local(&input.dataset, "dataset")?,
            team: local(&input.team, "team")?,
            purpose: input.purpose,
            purposes: input.purposes.into_iter().map(Into::into).collect(),
            version_policy: input.version_policy.map_or(domain::VersionPolicy::ThisVersion, Into::into),
            answers: input.answers.map(|answers| answers.0).unwrap_or_default(),
            duration_days: input.duration_days,
            people: local_all(&input.people, "people")?,
        };
        let row = domain::create(&caller.context, &caller.viewer, create).await?;
        Ok(AccessRequestCreatePayload { request: AccessRequest::one(&caller.context, row).await? })
    }
}
