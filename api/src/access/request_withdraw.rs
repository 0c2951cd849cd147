//! Taking a request back.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::access as domain;

use super::AccessRequest;
use crate::graphql::{Fault, caller, local};

/// Which request.
#[derive(InputObject)]
pub struct AccessRequestWithdrawInput {
    /// The request.
    id: ID,
}

/// The request that was taken back.
#[derive(SimpleObject)]
pub struct AccessRequestWithdrawPayload {
    /// The request.
    request: AccessRequest,
}

/// Taking a request back.
#[derive(Default)]
pub struct AccessRequestWithdraw;

#[Object]
impl AccessRequestWithdraw {
    /// Takes a request back before it is decided.
    async fn access_request_withdraw(
        &self,
        ctx: &Context<'_>,
        input: AccessRequestWithdrawInput,
    ) -> Result<AccessRequestWithdrawPayload, Fault> {
        let caller = caller(ctx)?;
        let row = domain::withdraw(&caller.context, &caller.viewer, local(&input.id, "id")?).await?;
        Ok(AccessRequestWithdrawPayload { request: AccessRequest::one(&caller.context, row).await? })
    }
}
