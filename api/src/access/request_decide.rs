//! The steward's decisions about a request.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::access as domain;

use super::{AccessRequest, Grant};
use crate::graphql::{Fault, caller, local};

/// What is approved.
#[derive(InputObject)]
pub struct AccessRequestApproveInput {
    /// The request.
    id: ID,
    /// Fewer days than were asked for.
    duration_days: Option<i32>,
    /// A note for the team.
    #[graphql(default)]
    reason: String,
}

/// The approved request and what came of it.
#[derive(SimpleObject)]
pub struct AccessRequestApprovePayload {
    /// The request.
    request: AccessRequest,
    /// The grant, which the worker is setting up; absent while other approvals are still needed.
    grant: Option<Grant>,
}

/// From what you stand back.
#[derive(InputObject)]
pub struct AccessRequestRecuseInput {
    /// The request.
    id: ID,
    /// Why; those who decide and the auditor read it.
    reason: String,
}

/// The request that others decide about.
#[derive(SimpleObject)]
pub struct AccessRequestRecusePayload {
    /// The request.
    request: AccessRequest,
}

/// What is rejected.
#[derive(InputObject)]
pub struct AccessRequestRejectInput {
    /// The request.
    id: ID,
    /// The reason; the team reads it.
    reason: String,
}

/// The rejected request.
#[derive(SimpleObject)]
pub struct AccessRequestRejectPayload {
    /// The request.
    request: AccessRequest,
}

/// What is returned.
#[derive(InputObject)]
pub struct AccessRequestReturnInput {
    /// The request.
    id: ID,
    /// What the team should change or answer.
    reason: String,
}

/// The returned request.
#[derive(SimpleObject)]
pub struct AccessRequestReturnPayload {
    /// The request.
    request: AccessRequest,
}

/// The steward's decisions about a request.
#[derive(Default)]
pub struct AccessRequestDecide;

#[Object]
impl AccessRequestDecide {
    /// Approves a request. With enough approvals a grant is made and set up by the worker.
    async fn access_request_approve(
        &self,
        ctx: &Context<'_>,
        input: AccessRequestApproveInput,
    ) -> Result<AccessRequestApprovePayload, Fault> {
        let caller = caller(ctx)?;
        let approve = domain::Approve {
            request: local(&input.id, "id")?,
            duration_days: input.duration_days,
            reason: input.reason,
        };
        let (request, grant) = domain::approve(&caller.context, &caller.viewer, approve).await?;
        Ok(AccessRequestApprovePayload {
            request: AccessRequest::one(&caller.context, request).await?,
            grant: match grant {
                Some(grant) => Some(Grant::one(&caller.context, grant).await?),
                None => None,
            },
        })
    }

    /// Stands back from deciding about a request because of a conflict. The others decide; when nobody is left it goes
    /// to the managers of the publisher, then to the administrators of the platform.
    async fn access_request_recuse(
        &self,
        ctx: &Context<'_>,
        input: AccessRequestRecuseInput,
    ) -> Result<AccessRequestRecusePayload, Fault> {
        let caller = caller(ctx)?;
        let recuse = domain::Refuse { request: local(&input.id, "id")?, reason: input.reason };
        let row = domain::recuse(&caller.context, &caller.viewer, recuse).await?;
        Ok(AccessRequestRecusePayload { request: AccessRequest::one(&caller.context, row).await? })
    }

    /// Rejects a request for good.
    async fn access_request_reject(
        &self,
        ctx: &Context<'_>,
        input: AccessRequestRejectInput,
    ) -> Result<AccessRequestRejectPayload, Fault> {
        let caller = caller(ctx)?;
        let refuse = domain::Refuse { request: local(&input.id, "id")?, reason: input.reason };
        let row = domain::reject(&caller.context, &caller.viewer, refuse).await?;
        Ok(AccessRequestRejectPayload { request: AccessRequest::one(&caller.context, row).await? })
    }

    /// Returns a request to the team with a question.
    async fn access_request_return(
        &self,
        ctx: &Context<'_>,
        input: AccessRequestReturnInput,
    ) -> Result<AccessRequestReturnPayload, Fault> {
        let caller = caller(ctx)?;
        let refuse = domain::Refuse { request: local(&input.id, "id")?, reason: input.reason };
        let row = domain::return_to_team(&caller.context, &caller.viewer, refuse).await?;
        Ok(AccessRequestReturnPayload { request: AccessRequest::one(&caller.context, row).await? })
    }
}
