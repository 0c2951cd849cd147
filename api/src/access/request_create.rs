//! Beginning a request.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::access as domain;

use super::AccessRequest;
use crate::graphql::{Fault, caller, local, local_all};

/// What is asked for.
#[derive(InputObject)]
pub struct AccessRequestCreateInput {
    /// The restricted dataset.
    dataset: ID,
    /// The team that asks; you are in it.
    team: ID,
    /// What the data is needed for.
    purpose: String,
    /// For how many days.
    duration_days: i32,
    /// Who needs access: members of the team.
    people: Vec<ID>,
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
    /// Begins a request for a restricted dataset, as a draft.
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
            duration_days: input.duration_days,
            people: local_all(&input.people, "people")?,
        };
        let row = domain::create(&caller.context, &caller.viewer, create).await?;
        Ok(AccessRequestCreatePayload { request: AccessRequest::one(&caller.context, row).await? })
    }
}
