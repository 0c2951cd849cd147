//! The token with which a person reads at a partner's host.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use intercity_domain::access::hosting;

use crate::graphql::{Fault, caller, local};

/// For which grant.
#[derive(InputObject)]
pub struct GrantTokenInput {
    /// The grant; you stand on it.
    grant: ID,
}

/// The token, and where it is good.
#[derive(SimpleObject)]
pub struct GrantTokenPayload {
    /// Send it as `Authorization: Bearer …`.
    token: String,
    /// From then on it is refused; ask for a new one.
    expires_at: DateTime<Utc>,
    /// Where the data is.
    base_url: String,
}

/// The token with which a person reads at a partner's host.
#[derive(Default)]
pub struct GrantToken;

#[Object]
impl GrantToken {
    /// A token for the host of a partner-hosted dataset: at most ten minutes, and never beyond the end of the grant.
    async fn grant_token(&self, ctx: &Context<'_>, input: GrantTokenInput) -> Result<GrantTokenPayload, Fault> {
        let caller = caller(ctx)?;
        let issued = hosting::grant_token(&caller.context, &caller.viewer, local(&input.grant, "grant")?).await?;
        Ok(GrantTokenPayload { token: issued.token, expires_at: issued.expires_at, base_url: issued.host.base_url })
    }
}
