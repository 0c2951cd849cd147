//! The steward revokes, suspends and resumes a grant.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use intercity_domain::access as domain;

use super::Grant;
use crate::graphql::{Fault, caller, local};

/// What is revoked.
#[derive(InputObject)]
pub struct GrantRevokeInput {
    /// The grant.
    id: ID,
    /// The reason; the team reads it.
    reason: String,
}

/// The grant, refused from now on.
#[derive(SimpleObject)]
pub struct GrantRevokePayload {
    /// The grant.
    grant: Grant,
}

/// What is suspended.
#[derive(InputObject)]
pub struct GrantSuspendInput {
    /// The grant.
    id: ID,
    /// The reason; the team reads it.
    reason: String,
}

/// The suspended grant.
#[derive(SimpleObject)]
pub struct GrantSuspendPayload {
    /// The grant.
    grant: Grant,
}

/// What goes on.
#[derive(InputObject)]
pub struct GrantResumeInput {
    /// The grant.
    id: ID,
    /// The reason; the team reads it.
    reason: String,
}

/// The grant that goes on.
#[derive(SimpleObject)]
pub struct GrantResumePayload {
    /// The grant.
    grant: Grant,
}

/// The steward revokes, suspends and resumes a grant.
#[derive(Default)]
pub struct GrantChange;

#[Object]
impl GrantChange {
    /// Revokes a grant without blame: refused from now on, called revoked once a probe has proved it.
    async fn grant_revoke(&self, ctx: &Context<'_>, input: GrantRevokeInput) -> Result<GrantRevokePayload, Fault> {
        let caller = caller(ctx)?;
        let revoke = domain::Revoke { grant: local(&input.id, "id")?, reason: input.reason };
        let row = domain::revoke(&caller.context, &caller.viewer, revoke).await?;
        Ok(GrantRevokePayload { grant: Grant::one(&caller.context, row).await? })
    }

    /// Holds an active grant for a while.
    async fn grant_suspend(&self, ctx: &Context<'_>, input: GrantSuspendInput) -> Result<GrantSuspendPayload, Fault> {
        let caller = caller(ctx)?;
        let suspend = domain::Suspend { grant: local(&input.id, "id")?, reason: input.reason };
        let row = domain::suspend(&caller.context, &caller.viewer, suspend).await?;
        Ok(GrantSuspendPayload { grant: Grant::one(&caller.context, row).await? })
    }

    /// Lets a suspended grant go on.
    async fn grant_resume(&self, ctx: &Context<'_>, input: GrantResumeInput) -> Result<GrantResumePayload, Fault> {
        let caller = caller(ctx)?;
        let resume = domain::Suspend { grant: local(&input.id, "id")?, reason: input.reason };
        let row = domain::resume(&caller.context, &caller.viewer, resume).await?;
        Ok(GrantResumePayload { grant: Grant::one(&caller.context, row).await? })
    }
}
