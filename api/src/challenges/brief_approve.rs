//! Approving a host brief.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::challenges as domain;

use super::HostBrief;
use crate::graphql::{Fault, caller, local};

/// Which brief.
#[derive(InputObject)]
pub struct HostBriefApproveInput {
    /// The host brief.
    id: ID,
    /// The version that you read; when it is not the present one, nothing is approved.
    lock_version: Option<i32>,
}

/// The approved brief.
#[derive(SimpleObject)]
pub struct HostBriefApprovePayload {
    /// The host brief.
    host_brief: HostBrief,
}

/// Approves the host brief of your own city.
#[derive(Default)]
pub struct HostBriefApprove;

#[Object]
impl HostBriefApprove {
    /// Approves the host brief of your own city.
    async fn host_brief_approve(
        &self,
        ctx: &Context<'_>,
        input: HostBriefApproveInput,
    ) -> Result<HostBriefApprovePayload, Fault> {
        let caller = caller(ctx)?;
        let approve = domain::BriefApprove { id: local(&input.id, "id")?, lock_version: input.lock_version };
        let row = domain::brief_approve(&caller.context, &caller.viewer, approve).await?;
        let challenge = domain::find(caller.context.db.reader(), row.challenge_id).await?;
        Ok(HostBriefApprovePayload { host_brief: HostBrief::new(row, challenge) })
    }
}
